package io.platformtenant.operator.cli.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Import;
import io.platformtenant.operator.imports.Remark;
import java.util.List;

/** The same for programs. */
final class ImportJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ImportJson() {}

  static String of(Import imported) {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode tenants = all.putArray("tenants");
    imported
        .tenants()
        .forEach(
            tenant -> {
              ObjectNode one = tenants.addObject();
              one.set("contract", tenant.contract());
              ArrayNode handOver = one.putArray("handOver");
              tenant
                  .handOver()
                  .forEach(
                      id -> {
                        ObjectNode object = handOver.addObject().put("kind", id.kind().kind());
                        if (!id.namespace().isEmpty()) {
                          object.put("namespace", id.namespace());
                        }
                        object.put("name", id.name());
                      });
              put(one.putArray("remarks"), tenant.remarks());
            });
    put(all.putArray("remarks"), imported.remarks());
    return all.toPrettyString() + "\n";
  }

  private static void put(ArrayNode list, List<Remark> remarks) {
    remarks.forEach(
        remark ->
            list.addObject()
                .put("object", remark.subject())
                .put("field", remark.field())
                .put("value", remark.value())
                .put("advice", remark.advice())
                .put("leftOut", remark.leftOut()));
  }
}
