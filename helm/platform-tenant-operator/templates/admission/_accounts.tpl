{{/*
Who writes, in the words of CEL. User names and nothing else: a label can be put on by whoever writes an object, and a
group can be given to anybody. What is judged is always the user the API server authenticated, so an engine that
impersonates a tenant's account is that account here.
*/}}

{{- define "platform-tenant.admission.operator" -}}
request.userInfo.username == 'system:serviceaccount:{{ .Release.Namespace }}:{{ include "platform-tenant.name" . }}'
{{- end }}

{{- define "platform-tenant.admission.engine" -}}
request.userInfo.username in {{ include "platform-tenant.admission.list" (dict "names" .Values.admission.engineAccounts "key" "engineAccounts") }}
{{- end }}

{{/* Who writes into Applications where a class says so; nobody is in it unless the chart is told. */}}
{{- define "platform-tenant.admission.coWriters" -}}
{{- range .Values.admission.coWriterAccounts }}
{{- if has . $.Values.admission.engineAccounts }}
{{- fail (printf "admission.coWriterAccounts names %q, which is one of the engineAccounts: an engine is judged as an engine." .) }}
{{- end }}
{{- end }}
{{- include "platform-tenant.admission.list" (dict "names" (default list .Values.admission.coWriterAccounts) "key" "coWriterAccounts") }}
{{- end }}

{{/* What platform-tenant-co-writers judges, and platform-tenant-owned leaves to it. */}}
{{- define "platform-tenant.admission.coWrites" -}}
request.resource.resource == 'applications' && request.operation == 'UPDATE' && request.userInfo.username in {{ include "platform-tenant.admission.coWriters" . }}
{{- end }}

{{- define "platform-tenant.admission.cluster" -}}
request.userInfo.username in {{ include "platform-tenant.admission.list" (dict "names" .Values.admission.clusterAccounts "key" "clusterAccounts") }}
{{- end }}

{{/* Asked of RBAC, or whatever else authorizes here: a right that is given and taken like any other. */}}
{{- define "platform-tenant.admission.administers" -}}
authorizer.group('platformtenant.io').resource('platformtenants').check('administer').allowed()
{{- end }}

{{/* What the engines act as for a tenant's Git, and what runs in the namespace itself. */}}
{{- define "platform-tenant.admission.tenantAccount" -}}
request.userInfo.username.matches('^system:serviceaccount:[^:]+:(tenant-reconciler|argocd-deployer)-') || request.userInfo.username.startsWith('system:serviceaccount:' + request.?namespace.orValue('') + ':')
{{- end }}

{{/*
The same, and people: whoever is no account of the cluster's own and does not hold the verb. A class may give its tiers more
than to look. Controllers go on: what they make for a tenant is theirs.
*/}}
{{- define "platform-tenant.admission.tenantOrPerson" -}}
{{ include "platform-tenant.admission.tenantAccount" . }} || (!request.userInfo.username.startsWith('system:') && !({{ include "platform-tenant.admission.engine" . }}) && !({{ include "platform-tenant.admission.cluster" . }}) && !({{ include "platform-tenant.admission.administers" . }}))
{{- end }}

{{/*
A holder of the verb, where an engine has no business: its account is judged as an engine, whatever RBAC gives it. The stock
manifests give some of them everything, and a tenant whose Git is applied without impersonation would act with it.
*/}}
{{- define "platform-tenant.admission.administersNoEngine" -}}
!({{ include "platform-tenant.admission.engine" . }}) && {{ include "platform-tenant.admission.administers" . }}
{{- end }}

{{/* The names of the accounts that the operator makes for the engines. */}}
{{- define "platform-tenant.admission.accountsOfOurs" -}}
'^(platform-home-reconciler|platform-cluster-reconciler|(platform|tenant)-reconciler-.+|argocd-deployer-.+)$'
{{- end }}

{{/* The names of those by which clouds know a tenant: nothing acts as them on the cluster, and no role is given to them. */}}
{{- define "platform-tenant.admission.identities" -}}
'^identity-.+$'
{{- end }}

{{- define "platform-tenant.admission.list" -}}
{{- $key := .key }}
{{- range .names }}
{{- if regexMatch ":(platform-home-reconciler|platform-cluster-reconciler|(platform|tenant)-reconciler-[^:]*|argocd-deployer-[^:]*)$" . }}
{{- fail (printf "admission.%s names %q: that is an account the engines impersonate, so whoever writes the Git behind it would be let through. Name the controllers' own accounts." $key .) }}
{{- end }}
{{- end }}
{{- .names | uniq | sortAlpha | toJson }}
{{- end }}

{{/* Any label of ours, before the write or after it. */}}
{{- define "platform-tenant.admission.marked" -}}
[object, oldObject].exists(o, o != null && has(o.metadata.labels) && o.metadata.labels.exists(k, k.startsWith('platformtenant.io/') || (k == 'app.kubernetes.io/managed-by' && o.metadata.labels[k] == 'platform-tenant-operator')))
{{- end }}

{{/* Every kind the operator makes, with the subresources through which more than a status can be written. */}}
{{- define "platform-tenant.admission.managedKinds" -}}
{{- $operations := .operations -}}
# Where a tenant lives. Labels and annotations can be changed through status and finalize as well.
- apiGroups: [""]
  apiVersions: ["*"]
  operations: {{ $operations }}
  resources: [namespaces, namespaces/status, namespaces/finalize, resourcequotas, resourcequotas/status, limitranges, serviceaccounts]
# Who may do what there.
- apiGroups: [rbac.authorization.k8s.io]
  apiVersions: ["*"]
  operations: {{ $operations }}
  resources: [rolebindings, clusterrolebindings]
# Who may talk to whom there.
- apiGroups: [networking.k8s.io]
  apiVersions: ["*"]
  operations: {{ $operations }}
  resources: [networkpolicies]
# Bootstrap. The status of these opens gates, so who writes it matters as much as who writes the rest.
- apiGroups: [source.toolkit.fluxcd.io]
  apiVersions: ["*"]
  operations: {{ $operations }}
  resources: [gitrepositories, gitrepositories/status, ocirepositories, ocirepositories/status, buckets, buckets/status]
# The same of stages.
- apiGroups: [kustomize.toolkit.fluxcd.io]
  apiVersions: ["*"]
  operations: {{ $operations }}
  resources: [kustomizations, kustomizations/status]
# Delivery. The first two have no subresource: Argo CD writes their status into the object itself.
- apiGroups: [argoproj.io]
  apiVersions: ["*"]
  operations: {{ $operations }}
  resources: [appprojects, applications, applicationsets, applicationsets/status]
{{- end }}

{{/*
Whether platform-tenant-owned looks at the request, if it carries our mark. From the very list that policy matches, so
that what one steps aside for is what the other judges.
*/}}
{{- define "platform-tenant.admission.isManagedKind" -}}
{{- $kinds := list }}
{{- range include "platform-tenant.admission.managedKinds" (dict "operations" "[CREATE]") | fromYamlArray }}
{{- $group := first .apiGroups }}
{{- range .resources }}
{{- $kinds = append $kinds (printf "'%s/%s'" $group .) }}
{{- end }}
{{- end }}
request.resource.group + '/' + request.resource.resource + request.?subResource.optMap(s, s == '' ? '' : '/' + s).orValue('') in [{{ join ", " $kinds }}]
{{- end }}

{{/* Namespaces of the operator, of Argo CD and of the engines' own accounts: no tenant lives there. */}}
{{- define "platform-tenant.admission.engineNamespaces" -}}
{{- $names := list .Release.Namespace }}
{{- range .Values.argocd.namespaces }}{{ $names = append $names . }}{{ end }}
{{- range .Values.admission.engineAccounts }}
{{- if hasPrefix "system:serviceaccount:" . }}{{ $names = append $names (index (splitList ":" .) 2) }}{{ end }}
{{- end }}
{{- $names | uniq | sortAlpha | toJson }}
{{- end }}

{{/* One binding, for the whole cluster. */}}
{{- define "platform-tenant.admission.binding" -}}
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: {{ .name }}
  labels:
    {{- include "platform-tenant.labels" .root | nindent 4 }}
spec:
  policyName: {{ .name }}
  validationActions: [Deny]
{{- end }}

{{/* Two bindings: where a tenant's accounts live, and where those of a class's cluster stages do. */}}
{{- define "platform-tenant.admission.homeBindings" -}}
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: platform-tenant-home-{{ .what }}
  labels:
    {{- include "platform-tenant.labels" .root | nindent 4 }}
spec:
  policyName: {{ .policy }}
  matchResources:
    namespaceSelector:
      matchExpressions:
        - {key: platformtenant.io/tenant, operator: Exists}
        # An environment's namespace is the tenant's own, and no account of an engine lives there.
        - {key: platformtenant.io/environment, operator: DoesNotExist}
  validationActions: [Deny]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: platform-tenant-class-{{ .what }}
  labels:
    {{- include "platform-tenant.labels" .root | nindent 4 }}
spec:
  policyName: {{ .policy }}
  matchResources:
    namespaceSelector:
      matchExpressions:
        - {key: platformtenant.io/class, operator: Exists}
  validationActions: [Deny]
{{- end }}

{{/* One binding, for the namespaces of environments. */}}
{{- define "platform-tenant.admission.environmentBinding" -}}
{{ include "platform-tenant.admission.binding" . }}
  matchResources:
    namespaceSelector:
      matchExpressions:
        - {key: platformtenant.io/environment, operator: Exists}
{{- end }}
