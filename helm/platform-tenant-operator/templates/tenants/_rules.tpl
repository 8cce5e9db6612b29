{{/*
Rules that more than one of the roles beside this file share. Each is bound by RoleBinding only, so "a namespace"
below is one environment namespace of one tenant; whoever writes the Git behind it is taken to be hostile.

The one verb list of everything written: what server-side apply, `kubectl apply`, pruning and health checks ask for.
deletecollection is not on it: one call would empty a namespace.
*/}}

{{- define "platform-tenant.rules.config" -}}
# Settings of the tenant's programs.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, list, watch, create, update, patch, delete]
# Credentials of the tenant's programs. Whoever may write Secrets may also ask Kubernetes to fill one with a token
# of any account *of this namespace*, by its type: that, and not only the missing serviceaccounts/token, is why the
# engines' accounts live in the home namespace, where no Git of a tenant reaches.
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, list, watch, create, update, patch, delete]
{{- end }}

{{- define "platform-tenant.rules.networking" -}}
# Ways to the tenant's pods. Not endpoints or endpointslices: written by hand they lead a Service, and through it
# an ingress, into somebody else's pods. RBAC sees no fields: externalIPs, and ExternalName and NodePort
# where the profile does not open them, are refused by platform-tenant-doors.
- apiGroups: [""]
  resources: [services]
  verbs: [get, list, watch, create, update, patch, delete]
# Ways in from outside. Which hosts may be claimed is the class's to say, and platform-tenant-hosts holds it.
- apiGroups: [networking.k8s.io]
  resources: [ingresses]
  verbs: [get, list, watch, create, update, patch, delete]
# Policies add up and only ever allow more. So a tenant can open its own namespaces, never another's: the other side
# has to allow it as well. What must stay shut whatever a tenant writes belongs in a cluster-wide policy.
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [get, list, watch, create, update, patch, delete]
{{- end }}

{{- define "platform-tenant.rules.disruption" -}}
# How many pods may be away at once. Not policies of admission engines (Kyverno, Gatekeeper): those act with the
# engine's own rights, which are far wider than a tenant's.
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch, create, update, patch, delete]
{{- end }}

{{- define "platform-tenant.rules.monitoring" -}}
# What Prometheus scrapes here and when it alerts. Not ScrapeConfigs or Probes: they name any address, and Prometheus
# would fetch it. Have Prometheus deny arbitraryFSAccessThroughSMs, or a ServiceMonitor can send its token away.
- apiGroups: [monitoring.coreos.com]
  resources: [servicemonitors, podmonitors, prometheusrules]
  verbs: [get, list, watch, create, update, patch, delete]
{{- end }}

{{- define "platform-tenant.rules.workloads" -}}
# Long-running programs. To make one is to make pods, and so to mount every Secret and run as every account of this
# namespace: never bind this where an engine's account lives. `scale` is not needed, replicas are a field.
- apiGroups: [apps]
  resources: [deployments, statefulsets, daemonsets]
  verbs: [get, list, watch, create, update, patch, delete]
# Programs that end. Bare pods cannot be made, they would say nothing that a Job cannot say.
- apiGroups: [batch]
  resources: [jobs, cronjobs]
  verbs: [get, list, watch, create, update, patch, delete]
# Disks of the programs. Not volumes, storage classes or snapshots, which reach past a namespace.
- apiGroups: [""]
  resources: [persistentvolumeclaims]
  verbs: [get, list, watch, create, update, patch, delete]
# What became of the programs, which health checks follow down to the pod. Not pods/exec, attach, portforward, proxy or
# ephemeralcontainers: a shell by Git would leave no trace in Git.
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
# The generation of pods between a Deployment and its pods, read by the same health checks.
- apiGroups: [apps]
  resources: [replicasets]
  verbs: [get, list, watch]
{{- end }}

{{- define "platform-tenant.rules.autoscaling" -}}
# Replicas by load. It scales nothing but what is in its own namespace, within the namespace's quota.
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [get, list, watch, create, update, patch, delete]
{{- end }}
