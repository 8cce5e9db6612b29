package main

import (
	"encoding/json"

	"github.com/sirupsen/logrus"

	"github.com/argoproj/argo-cd/v3/applicationset/controllers/template"
	"github.com/argoproj/argo-cd/v3/applicationset/generators"
	"github.com/argoproj/argo-cd/v3/applicationset/utils"
	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
)

// setQuestion is an ApplicationSet. Parameters stand for what a generator would
// find in Git; without them the list generators of the set itself are run.
type setQuestion struct {
	ApplicationSet v1alpha1.ApplicationSet `json:"applicationSet"`
	Parameters     []map[string]any        `json:"parameters,omitempty"`
}

type setAnswer struct {
	Error        string                 `json:"error,omitempty"`
	Applications []v1alpha1.Application `json:"applications,omitempty"`
}

var (
	renderer = &utils.Render{}
	lists    = map[string]generators.Generator{"List": generators.NewListGenerator()}
)

func set(line []byte) (any, error) {
	var asked setQuestion
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, err
	}
	var said setAnswer
	var err error
	if asked.Parameters == nil {
		said.Applications, _, err = template.GenerateApplications(
			logrus.NewEntry(logrus.StandardLogger()), asked.ApplicationSet, lists, renderer, nil)
	} else {
		said.Applications, err = rendered(asked)
	}
	if err != nil {
		said.Error = err.Error()
	}
	return said, nil
}

func rendered(asked setQuestion) ([]v1alpha1.Application, error) {
	spec := asked.ApplicationSet.Spec
	var applications []v1alpha1.Application
	for _, parameters := range asked.Parameters {
		application, err := renderer.RenderTemplateParams(
			template.GetTempApplication(spec.Template), spec.SyncPolicy, parameters, spec.GoTemplate, spec.GoTemplateOptions)
		if err != nil {
			return nil, err
		}
		applications = append(applications, *application)
	}
	return applications, nil
}
