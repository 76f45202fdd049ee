{{/* The pod of every service. Argument: dict "root" . "component" "gateway", and where it has them
     "database" true, "pages" true, "graceSeconds" for what it has taken, "limits", "tolerations", "runtimeClassName", and lists
     of objects of its own: "env", "ports", "mounts", "volumes" */}}
{{- define "hilum.pod" -}}
{{- $root := .root }}
{{- $values := index $root.Values .component -}}
metadata:
  labels:
    {{- include "hilum.selector" (list $root .component) | nindent 4 }}
  {{- with merge (.annotations | default dict) $values.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "hilum.fullname" $root }}
  automountServiceAccountToken: false
  # The variables that Kubernetes makes of Services would read as settings.
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ .graceSeconds | default 30 }}
  {{- with $values.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with .runtimeClassName }}
  runtimeClassName: {{ . }}
  {{- end }}
  {{- with $root.Values.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile:
      type: RuntimeDefault
  topologySpreadConstraints:
    {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
    - topologyKey: {{ . }}
      maxSkew: 1
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "hilum.selector" (list $root $.component) | nindent 10 }}
    {{- end }}
  {{- with $values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with concat (.tolerations | default list) $values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ .component }}
      image: {{ include "hilum.image" (list $root .component) }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      ports:
        - name: http
          containerPort: 8080
        {{- with .ports }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      env:
        - name: QUARKUS_HTTP_PORT
          value: "8080"
        {{- if and $values.host (ne $root.Values.exposure.kind "none") }}
        # TLS ends before the pod: its own address begins with https where the controller says so.
        - name: QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING
          value: "true"
        {{- end }}
        {{- with $root.Values.certificates.java }}
        - name: JAVA_TOOL_OPTIONS
          value: >-
            -Djavax.net.ssl.trustStore=/etc/hilum/certificates/{{ . }}
            -Djavax.net.ssl.trustStoreType=PKCS12
            -Djavax.net.ssl.trustStorePassword=changeit
        {{- end }}
        {{- include "hilum.env.access" $root | trim | nindent 8 }}
        {{- if .pages }}
        {{- include "hilum.env.pages" $root | trim | nindent 8 }}
        {{- end }}
        {{- include "hilum.env.telemetry" $root | trim | nindent 8 }}
        {{- include "hilum.env.kafka" $root | trim | nindent 8 }}
        {{- include "hilum.env.storage" $root | trim | nindent 8 }}
        {{- if .database }}
        {{- include "hilum.env.postgresql" $root | trim | nindent 8 }}
        {{- end }}
        {{- with .env }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
        {{- with $values.settings }}
        {{- include "hilum.env.settings" . | trim | nindent 8 }}
        {{- end }}
      resources:
        {{- merge (dict "limits" (.limits | default dict)) $values.resources | toYaml | nindent 8 }}
      # Starting: five minutes, then it is tried anew.
      startupProbe:
        httpGet: {path: /q/health/started, port: http}
        periodSeconds: 2
        timeoutSeconds: 3
        failureThreshold: 150
      # Ready: store, broker and database answer. Otherwise nobody is sent here, and nothing restarts.
      readinessProbe:
        httpGet: {path: /q/health/ready, port: http}
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 2
      # Stuck: only a restart helps.
      livenessProbe:
        httpGet: {path: /q/health/live, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 3
      # Draining: others learn that it goes before it refuses anybody.
      lifecycle:
        preStop:
          exec:
            command: [sleep, "5"]
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        {{- if $root.Values.certificates.existingSecret }}
        - name: certificates
          mountPath: /etc/hilum/certificates
          readOnly: true
        {{- end }}
        {{- with .mounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: 1Gi
    {{- with $root.Values.certificates.existingSecret }}
    - name: certificates
      secret:
        secretName: {{ . }}
        defaultMode: 0440
    {{- end }}
    {{- with .volumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}
