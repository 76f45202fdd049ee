{{/* One NetworkPolicy, with the arrows that begin and end at a component.
     Argument: dict "root" . "component" "gateway" "serves" true "door" true "to" (list "kafka" "storage") */}}
{{- define "hilum.arrows" -}}
{{- $root := .root }}
{{- $policy := $root.Values.networkPolicy }}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "hilum.fullname" $root }}-{{ .component }}
  labels:
    {{- include "hilum.labels" (list $root .component) | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "hilum.selector" (list $root .component) | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    {{- if .door }}
    - ports:
        - {protocol: TCP, port: http}
      {{- with $policy.doors }}
      from:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- end }}
    {{- if and (eq .component "gateway") $root.Values.gateway.dicom.enabled }}
    - ports:
        - {protocol: TCP, port: dicom}
      {{- with $policy.devices }}
      from:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- end }}
    {{- if and .serves $policy.metrics }}
    - ports:
        - {protocol: TCP, port: http}
      from:
        {{- toYaml $policy.metrics | nindent 8 }}
    {{- end }}
  egress:
    - ports:
        - {protocol: UDP, port: 53}
        - {protocol: TCP, port: 53}
    {{- if and (eq .component "gateway") $policy.destinations }}
    - to:
        {{- toYaml $policy.destinations | nindent 8 }}
    {{- end }}
    {{- with and .serves $root.Values.monitoring.traces.endpoint }}
    - ports:
        - {protocol: TCP, port: {{ include "hilum.ports.url" . }}}
      {{- with $policy.traces }}
      to:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- end }}
    {{- range .to }}
    - ports:
        {{- range (include (printf "hilum.ports.%s" .) $root | splitList " ") }}
        - {protocol: TCP, port: {{ . }}}
        {{- end }}
      {{- if and $root.Values.quickstart.enabled (ne . "issuer") }}
      to:
        - podSelector:
            matchLabels:
              {{- include "hilum.selector" (list $root .) | nindent 14 }}
      {{- else }}
      {{- with index $policy . }}
      to:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- end }}
    {{- end }}
{{- end }}

{{/* The ports in broker-1:9093,broker-2:9094, each once */}}
{{- define "hilum.ports.kafka" -}}
{{- $ports := list }}
{{- range splitList "," (include "hilum.bootstrapServers" .) }}
{{- $ports = append $ports (splitList ":" . | last) }}
{{- end }}
{{- $ports | uniq | join " " }}
{{- end }}

{{- define "hilum.ports.storage" -}}
{{- include "hilum.ports.url" (include "hilum.storageEndpoint" .) }}
{{- end }}

{{- define "hilum.ports.issuer" -}}
{{- include "hilum.ports.url" (include "hilum.issuer" .) }}
{{- end }}

{{- define "hilum.ports.url" -}}
{{- $url := urlParse . }}
{{- regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host) | default (ternary "443" "80" (eq $url.scheme "https")) }}
{{- end }}

{{- define "hilum.ports.postgresql" -}}
{{- trimPrefix ":" (regexFind ":[0-9]+" (include "hilum.postgresqlUrl" . | trimPrefix "jdbc:postgresql:")) | default "5432" }}
{{- end }}
