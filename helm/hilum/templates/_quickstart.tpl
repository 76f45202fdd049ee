{{/* A server of the quickstart: one pod with a volume, a Service, and who may call it.
     Argument: dict "root" . "component" "kafka" "image" "user" "port" "callers" (components)
     "container" (the rest of it, as text) */}}
{{- define "hilum.server" -}}
{{- $name := printf "%s-%s" (include "hilum.fullname" .root) .component }}
apiVersion: v1
kind: Service
metadata:
  name: {{ $name }}
  labels:
    {{- include "hilum.labels" (list .root .component) | nindent 4 }}
spec:
  selector:
    {{- include "hilum.selector" (list .root .component) | nindent 4 }}
  ports:
    - name: server
      port: {{ .port }}
      targetPort: server
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ $name }}
  labels:
    {{- include "hilum.labels" (list .root .component) | nindent 4 }}
spec:
  serviceName: {{ $name }}
  replicas: 1
  selector:
    matchLabels:
      {{- include "hilum.selector" (list .root .component) | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "hilum.selector" (list .root .component) | nindent 8 }}
    spec:
      serviceAccountName: {{ include "hilum.fullname" .root }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      securityContext:
        runAsNonRoot: true
        runAsUser: {{ .user }}
        runAsGroup: {{ .user }}
        fsGroup: {{ .user }}
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: {{ .component }}
          image: {{ .image }}
          # Its root file system is not read-only: these images write beside their data.
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop: [ALL]
          ports:
            - name: server
              containerPort: {{ .port }}
          {{- .container | nindent 10 }}
          readinessProbe:
            tcpSocket: {port: server}
            periodSeconds: 5
          resources:
            requests: {cpu: 100m, memory: 256Mi}
            limits: {memory: 1Gi}
          volumeMounts:
            - name: data
              mountPath: /data
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: {{ .root.Values.quickstart.size }}
{{- if .root.Values.networkPolicy.enabled }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ $name }}
  labels:
    {{- include "hilum.labels" (list .root .component) | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "hilum.selector" (list .root .component) | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    - ports:
        - {protocol: TCP, port: server}
      from:
        {{- range .callers }}
        - podSelector:
            matchLabels:
              {{- include "hilum.selector" (list $.root .) | nindent 14 }}
        {{- end }}
  egress: []
{{- end }}
{{- end }}
