# A service without a neural network: SERVICE is gateway or triage. After mvn -DskipTests package:
#   docker build -f docker/service.Dockerfile --build-arg SERVICE=gateway -t hilum-gateway:1.0.0 .
# Pin BASE by digest where images are released.
ARG BASE=docker.io/library/debian:12.12-slim

FROM ${BASE} AS jars
ARG SERVICE
COPY services/${SERVICE}/target/quarkus-app /app
RUN mkdir /ours && mv /app/lib/main/org.hilum.* /ours

FROM ${BASE}
# Debian's Java decodes JPEG with libjpeg-turbo, in half the time that other builds of it need.
RUN apt-get update \
 && apt-get install -y --no-install-recommends openjdk-17-jre-headless \
 && rm -rf /var/lib/apt/lists/* /var/cache/* /var/log/*
ARG SERVICE
WORKDIR /opt/hilum
# From what hardly ever changes to what every commit changes.
COPY docker/health ./
COPY docker/jvm/${SERVICE}.options jvm.options
COPY --from=jars /app/lib lib
COPY --from=jars /ours lib/main
COPY --from=jars /app/quarkus-run.jar ./
COPY --from=jars /app/quarkus quarkus
COPY --from=jars /app/app app
COPY services/${SERVICE}/target/sbom.json ./
ENV QUARKUS_HTTP_PORT=8080 QUARKUS_LOG_CONSOLE_JSON_ENABLED=true MALLOC_ARENA_MAX=2
# DICOM devices push to the gateway at 11112.
EXPOSE 8080 11112
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["/opt/hilum/health", "live"]
ENTRYPOINT ["java", "@/opt/hilum/jvm.options", "-jar", "/opt/hilum/quarkus-run.jar"]
