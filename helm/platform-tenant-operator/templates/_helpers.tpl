{{/* The one name everything here goes by. Not derived from the release: classes, docs and audit rules refer to it. */}}
{{- define "platform-tenant.name" -}}
platform-tenant-operator
{{- end }}

{{/* Labels of everything in the chart. Never rbac.authorization.k8s.io/aggregate-to-*: our roles stay out of view, edit and admin. */}}
{{- define "platform-tenant.labels" -}}
app.kubernetes.io/name: {{ include "platform-tenant.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{/* The operator as the subject of a binding. */}}
{{- define "platform-tenant.subject" -}}
- kind: ServiceAccount
  name: {{ include "platform-tenant.name" . }}
  namespace: {{ .Release.Namespace }}
{{- end }}

{{/* The bindable ClusterRoles and the fragments that were asked for, sorted. Checked here as well as in the schema, which --skip-schema-validation turns off. */}}
{{- define "platform-tenant.bindableClusterRoles" -}}
{{- $names := .Values.bindableClusterRoles }}
{{- if $names }}
{{- range $fragment, $asked := .Values.deployerFragments }}
{{- if $asked }}{{ $names = append $names (printf "platform-tenant-deployer-%s" $fragment) }}{{ end }}
{{- end }}
{{- end }}
{{- include "platform-tenant.roles" (dict "key" "bindableClusterRoles" "names" $names) }}
{{- end }}

{{/* Those that may be bound for the whole cluster. */}}
{{- define "platform-tenant.clusterBindableClusterRoles" -}}
{{- include "platform-tenant.roles" (dict "key" "clusterBindableClusterRoles" "names" .Values.clusterBindableClusterRoles) }}
{{- end }}

{{- define "platform-tenant.roles" -}}
{{- $key := .key }}
{{- if not .names }}
{{- fail (printf "%s is empty: RBAC would read that as every ClusterRole. Name at least one." .key) }}
{{- end }}
{{- range .names | uniq | sortAlpha }}
{{- if or (has . (list "edit" "admin" "cluster-admin")) (hasPrefix "system:" .) }}
{{- fail (printf "%s names %q: stock roles hold, or gather by aggregation, rights that reach past a tenant. Name a ClusterRole made for the purpose." $key .) }}
{{- end }}
- {{ . }}
{{- end }}
{{- end }}

{{/* What the operator's pods are found by. */}}
{{- define "platform-tenant.selector" -}}
app.kubernetes.io/name: {{ include "platform-tenant.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* The image: with a digest by its digest, else by its tag, else by the version of the chart. */}}
{{- define "platform-tenant.image" -}}
{{- $repository := .Values.image.repository }}
{{- with .Values.image.registry }}{{ $repository = printf "%s/%s" . $repository }}{{ end }}
{{- if .Values.image.digest }}
{{- printf "%s@%s" $repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" $repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/* The arguments of the operator. */}}
{{- define "platform-tenant.args" -}}
- run
- --namespace={{ .Release.Namespace }}
- --bindable-cluster-roles={{ join "," (include "platform-tenant.bindableClusterRoles" . | fromYamlArray) }}
- --cluster-bindable-cluster-roles={{ join "," (include "platform-tenant.clusterBindableClusterRoles" . | fromYamlArray) }}
- --health-port={{ .Values.healthPort }}
- --metrics-port={{ .Values.metrics.port }}
{{- if .Values.metrics.noTenantMetrics }}
- --no-tenant-metrics
{{- end }}
- --log-format={{ .Values.logging.format }}
- --log-level={{ .Values.logging.level }}
- --resync={{ .Values.tuning.resync }}
- --concurrency={{ .Values.tuning.concurrency }}
- --max-requests-in-flight={{ .Values.tuning.maxRequestsInFlight }}
- --max-stage-deletions={{ .Values.tuning.maxStageDeletions }}
- --request-timeout={{ .Values.tuning.requestTimeout }}
- --look-timeout={{ .Values.tuning.lookTimeout }}
- --debounce={{ .Values.tuning.debounce }}
- --max-backoff={{ .Values.tuning.maxBackoff }}
- --engine-probe-interval={{ .Values.tuning.engineProbeInterval }}
- --enforcement-interval={{ .Values.tuning.enforcementInterval }}
- --watch-grace={{ .Values.tuning.watchGrace }}
{{- with .Values.subjects.usernamePrefix }}
- {{ printf "--username-prefix=%s" . | quote }}
{{- end }}
{{- with .Values.subjects.groupsPrefix }}
- {{ printf "--groups-prefix=%s" . | quote }}
{{- end }}
{{- with .Values.tenantSelector }}
- {{ printf "--tenant-selector=%s" . | quote }}
{{- end }}
{{- if .Values.noClasses }}
- --no-classes
{{- end }}
{{- if .Values.holdRemovals }}
- --hold-removals
{{- end }}
{{- if .Values.leaderElection.enabled }}
- --leader-elect
- --lease-duration={{ .Values.leaderElection.leaseDuration }}
- --lease-renew-deadline={{ .Values.leaderElection.renewDeadline }}
- --lease-retry-period={{ .Values.leaderElection.retryPeriod }}
{{- end }}
{{- end }}

{{/* The priority class of the pods: one that is named, one that is made here, or none. */}}
{{- define "platform-tenant.priorityClass" -}}
{{- .Values.priorityClass.name | default (ternary (include "platform-tenant.name" .) "" .Values.priorityClass.create) }}
{{- end }}
