{{/* The way in from outside the cluster, where the component has a host. Argument: list . "gateway" */}}
{{- define "hilum.door" -}}
{{- $root := index . 0 }}
{{- $component := index . 1 }}
{{- $name := printf "%s-%s" (include "hilum.fullname" $root) $component }}
{{- $host := (index $root.Values $component).host }}
{{- $exposure := $root.Values.exposure }}
{{- if and $host (eq $exposure.kind "ingress") }}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ $name }}
  labels:
    {{- include "hilum.labels" . | nindent 4 }}
  {{- with $exposure.ingress.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- with $exposure.ingress.className }}
  ingressClassName: {{ . }}
  {{- end }}
  tls:
    - hosts: [{{ $host | quote }}]
      secretName: {{ (index $root.Values $component).tlsSecret | default (printf "%s-tls" $name) }}
  rules:
    - host: {{ $host | quote }}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: {{ $name }}
                port: {name: http}
{{- else if and $host (eq $exposure.kind "httproute") }}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: {{ $name }}
  labels:
    {{- include "hilum.labels" . | nindent 4 }}
spec:
  hostnames: [{{ $host | quote }}]
  parentRefs:
    - name: {{ $exposure.httproute.gateway | required "exposure.httproute.gateway is empty: name the Gateway there" }}
      {{- with $exposure.httproute.namespace }}
      namespace: {{ . }}
      {{- end }}
      {{- with $exposure.httproute.sectionName }}
      sectionName: {{ . }}
      {{- end }}
  rules:
    - matches:
        - path: {type: PathPrefix, value: /}
      backendRefs:
        - name: {{ $name }}
          port: 80
{{- end }}
{{- end }}
