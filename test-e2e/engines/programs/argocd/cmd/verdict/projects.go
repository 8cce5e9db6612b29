package main

import (
	"encoding/json"
	"fmt"

	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	"github.com/argoproj/argo-cd/v3/util/rbac"
)

// projectAnswer is what Argo CD makes of one AppProject. With PolicyError it
// would fall back to the global policy, so there is nothing to report then.
type projectAnswer struct {
	Error       string     `json:"error,omitempty"`
	PolicyError string     `json:"policyError,omitempty"`
	Policies    [][]string `json:"policies,omitempty"`
	Groups      [][]string `json:"groups,omitempty"`
}

// policyReader is what casbin's enforcer can do beside what Argo CD's interface shows.
type policyReader interface {
	GetPolicy() ([][]string, error)
	GetGroupingPolicy() ([][]string, error)
}

// A single enforcer, as argocd-server has one: it caches per project name, and
// replaces the entry when the policy differs.
var enforcer = rbac.NewEnforcer(nil, "argocd", "argocd-rbac-cm", nil)

func project(line []byte) (any, error) {
	var proj v1alpha1.AppProject
	if err := json.Unmarshal(line, &proj); err != nil {
		return nil, err
	}
	var said projectAnswer
	// Before ValidateProject, which changes the time zones of windows.
	policy := proj.ProjectPoliciesString()
	said.Error = validate(&proj)
	loaded := enforcer.CreateEnforcerWithRuntimePolicy(proj.Name, policy).(policyReader)
	var err error
	if said.Policies, err = loaded.GetPolicy(); err != nil {
		return nil, err
	}
	// Each role has a policy of its own, so none at all is the global policy,
	// which Argo CD falls back to without a word.
	if len(said.Policies) == 0 && policy != "" {
		said.PolicyError = "none of the policy is loaded"
		if err := rbac.ValidatePolicy(policy); err != nil {
			said.PolicyError = err.Error()
		}
		return said, nil
	}
	said.Groups, err = loaded.GetGroupingPolicy()
	return said, err
}

// validate takes a panic for a refusal: argocd-server's gRPC layer does the same.
func validate(proj *v1alpha1.AppProject) (refusal string) {
	defer func() {
		if panicked := recover(); panicked != nil {
			refusal = fmt.Sprintf("panic: %v", panicked)
		}
	}()
	if err := proj.ValidateProject(); err != nil {
		return err.Error()
	}
	return ""
}
