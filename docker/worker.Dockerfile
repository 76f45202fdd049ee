# A service with the neural network: SERVICE is inference or training, FLAVOR is cpu or cu128 (NVIDIA).
# After mvn -DskipTests package:
#   docker build -f docker/worker.Dockerfile --build-arg SERVICE=inference --build-arg FLAVOR=cu128 \
#     -t hilum-inference:1.0.0-cu128 .
# Pin BASE by digest where images are released. Nothing is fetched when a container starts.
ARG BASE=docker.io/library/debian:12.12-slim

FROM ${BASE} AS jars
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl unzip
ARG SERVICE
ARG FLAVOR=cpu
ARG LIBTORCH=https://download.pytorch.org/libtorch/cu128/libtorch-cxx11-abi-shared-with-deps-2.7.1%2Bcu128.zip
COPY services/${SERVICE}/target/quarkus-app /app
# PyTorch's libraries, and beside them its door to Java, are loaded from where they lie; DJL counts GPUs by
# libcudart.so, which has another name there. Quarkus wants every jar that it was built with, so empty ones take
# the place of those that held them.
RUN cd /app/lib/main \
 && unzip -jq ai.djl.pytorch.pytorch-jni-*.jar jnilib/linux-x86_64/${FLAVOR}/libdjl_torch.so -d /libtorch \
 && case ${FLAVOR} in \
      cpu) unzip -jq ai.djl.pytorch.pytorch-native-cpu-*.jar 'pytorch/cpu/linux-x86_64/*' -d /libtorch ;; \
      *) curl -fsSL -o /tmp/libtorch.zip "${LIBTORCH}" && unzip -jq /tmp/libtorch.zip '*/lib/*.so*' -d /libtorch \
         && rm /tmp/libtorch.zip \
         && ln -s "$(cd /libtorch && ls libcudart*.so* | head -n 1)" /libtorch/libcudart.so ;; \
    esac \
 && for jar in ai.djl.pytorch.pytorch-native-cpu-*.jar ai.djl.pytorch.pytorch-jni-*.jar; do \
      printf 'PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' > "$jar"; \
    done \
 && mkdir /ours && mv org.hilum.* /ours

FROM ${BASE}
# Debian's Java decodes JPEG with libjpeg-turbo, in half the time that other builds of it need.
RUN apt-get update \
 && apt-get install -y --no-install-recommends openjdk-17-jre-headless libstdc++6 libtcmalloc-minimal4 \
 && rm -rf /var/lib/apt/lists/* /var/cache/* /var/log/*
ARG SERVICE
ARG FLAVOR=cpu
# A new volume here belongs to the service; runs of training lie in it.
RUN mkdir -p /var/lib/hilum/runs && chown 10001:10001 /var/lib/hilum/runs
WORKDIR /opt/hilum
# From what hardly ever changes to what every commit changes.
COPY docker/health ./
COPY docker/jvm/${SERVICE}.options jvm.options
COPY --from=jars /libtorch libtorch
COPY models models
COPY --from=jars /app/lib lib
COPY --from=jars /ours lib/main
COPY --from=jars /app/quarkus-run.jar ./
COPY --from=jars /app/quarkus quarkus
COPY --from=jars /app/app app
COPY services/${SERVICE}/target/sbom.json ./
# Threads that spin while they wait would take cores from others, and none at all slow a lone image.
ENV QUARKUS_HTTP_PORT=8080 \
    QUARKUS_LOG_CONSOLE_JSON_ENABLED=true \
    HILUM_MODEL_PATH=/opt/hilum/models/pneumonia-guangzhou/2 \
    PYTORCH_LIBRARY_PATH=/opt/hilum/libtorch \
    PYTORCH_VERSION=2.7.1 \
    PYTORCH_FLAVOR=${FLAVOR} \
    DJL_CACHE_DIR=/tmp/djl \
    OPT_OUT_TRACKING=true \
    OMP_WAIT_POLICY=PASSIVE \
    GOMP_SPINCOUNT=20000 \
    LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libtcmalloc_minimal.so.4 \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility
EXPOSE 8080
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["/opt/hilum/health", "live"]
ENTRYPOINT ["java", "@/opt/hilum/jvm.options", "-jar", "/opt/hilum/quarkus-run.jar"]
