package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.SubstituteFrom;
import io.platformtenant.api.Substitution;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.StageHere;
import io.platformtenant.operator.plan.Bodies;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Variables of a stage. One of them turns substitution on for every file of the stage, shell
 * scripts in it included, and a variable without a value then fails the build (kustomize-controller
 * 1.9, CHANGELOG.md): so there is no postBuild unless somebody asked for one.
 */
final class PostBuild {
  private PostBuild() {}

  static void put(ObjectNode spec, Contract contract, StageHere here) {
    SortedMap<String, String> variables = variables(contract, here);
    List<SubstituteFrom> from = here.stage().substituteFrom();
    if (variables.isEmpty() && from.isEmpty()) {
      return;
    }
    ObjectNode postBuild = spec.putObject("postBuild");
    if (!variables.isEmpty()) {
      postBuild.set("substitute", Bodies.strings(variables));
    }
    if (!from.isEmpty()) {
      ArrayNode list = postBuild.putArray("substituteFrom");
      for (SubstituteFrom one : from) {
        list.addObject()
            .put("kind", one.kind().name())
            .put("name", one.name())
            // The API server fills it in where it is absent, and the list is one value to it.
            .put("optional", Boolean.TRUE.equals(one.optional()));
      }
    }
  }

  private static SortedMap<String, String> variables(Contract contract, StageHere here) {
    SortedMap<String, String> variables = new TreeMap<>(here.substitute());
    if (!here.ofClass() || here.stage().substitution() != Substitution.Enabled) {
      return variables;
    }
    variables.put("tenant", contract.tenant());
    variables.put("cluster", here.cluster());
    if (here.isOnce()) {
      variables.putAll(contract.parametersOnce());
    } else {
      variables.put("environment", here.environmentName());
      variables.put("namespace", here.placeNamespace());
      variables.putAll(contract.parametersIn(here.environment()));
    }
    return variables;
  }
}
