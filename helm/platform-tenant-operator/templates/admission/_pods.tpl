{{/* Kinds that hold or make pods, and where each has the spec of one. */}}

{{- define "platform-tenant.admission.podMakers" -}}
# Pods, and what makes them.
- apiGroups: [""]
  apiVersions: ["*"]
  operations: [CREATE, UPDATE]
  resources: [pods, podtemplates, replicationcontrollers]
# The same, by their controllers.
- apiGroups: [apps]
  apiVersions: ["*"]
  operations: [CREATE, UPDATE]
  resources: [deployments, statefulsets, daemonsets, replicasets]
# The same, once or by the clock.
- apiGroups: [batch]
  apiVersions: ["*"]
  operations: [CREATE, UPDATE]
  resources: [jobs, cronjobs]
# The same step by step, where a class gives a role for it.
- apiGroups: [argoproj.io]
  apiVersions: ["*"]
  operations: [CREATE, UPDATE]
  resources: [rollouts]
{{- end }}

{{/* Of the pod, its template, or the template of its Job, as a list of one; of none where there is no object. */}}
{{- define "platform-tenant.admission.podSpec" -}}
[dyn({{ . }})].filter(o, o != null).map(o, request.resource.resource == 'pods' ? o.?spec.orValue(dyn({})) :
        request.resource.resource == 'podtemplates' ? o.?template.?spec.orValue(dyn({})) :
        request.resource.resource == 'cronjobs' ? o.?spec.?jobTemplate.?spec.?template.?spec.orValue(dyn({})) :
        o.?spec.?template.?spec.orValue(dyn({})))
{{- end }}
