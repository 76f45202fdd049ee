package org.hilum.storage;

import io.minio.Checksum;
import io.minio.Http;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectAPIArgs;
import io.minio.errors.MinioException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import okhttp3.Response;

/**
 * Puts objects with the digest that is known of them; the SDK's own {@code putObject} takes two of
 * every object, CRC-32C a byte at a time in Java, and copies it whole. The digest is sent as a
 * checksum, which the signature covers like every header: a store checks it while the bytes pass,
 * where a signed payload would have to be read whole before anything else. A store says in its
 * answer which checksum it has checked; until it has, it is sent signed payloads.
 */
final class PayloadUploads extends MinioAsyncClient {
  private static final String METADATA = "x-amz-meta-";

  private final String bucket;
  private volatile boolean isChecking;

  PayloadUploads(MinioAsyncClient client, String bucket) {
    super(client);
    this.bucket = bucket;
  }

  /**
   * @param conditions headers that say when it is not to be stored
   */
  void put(
      String key,
      Payload payload,
      String contentType,
      Map<String, String> metadata,
      Map<String, String> conditions)
      throws MinioException {
    Http.Headers headers = new Http.Headers(conditions);
    metadata.forEach((name, value) -> headers.put(METADATA + name, value));
    headers.put(Http.Headers.X_AMZ_SDK_CHECKSUM_ALGORITHM, "SHA256");
    headers.put(Http.Headers.X_AMZ_CHECKSUM_SHA256, payload.checksum());
    boolean isUnsigned = isChecking;
    String signed = isUnsigned ? Checksum.UNSIGNED_PAYLOAD : payload.sha256();
    isChecking =
        send(key, headers, new PayloadBody(payload, contentType, signed))
            .equals(Optional.of(payload.checksum()));
    if (isUnsigned && !isChecking) {
      throw new MinioException(
          "the store has checked %s no more: nobody knows whether it is whole".formatted(key));
    }
  }

  /**
   * @return the checksum that the store has checked
   */
  private Optional<String> send(String key, Http.Headers headers, Http.Body body)
      throws MinioException {
    PutObjectAPIArgs target =
        PutObjectAPIArgs.builder().bucket(bucket).object(key).data(new byte[0], 0).build();
    try (Response response = executePutAsync(target, headers, null, body).join()) {
      return Optional.ofNullable(response.header(Http.Headers.X_AMZ_CHECKSUM_SHA256));
    } catch (CompletionException e) {
      throwMinioException(e);
      throw e;
    }
  }
}
