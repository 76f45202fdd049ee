package org.hilum.storage;

import io.minio.Http;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectAPIArgs;
import io.minio.errors.MinioException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * Sends what has its digests already. The SDK's own {@code putObject} sends the same headers, but
 * takes both digests itself, CRC-32C a byte at a time in Java, and copies every object whole.
 */
final class PayloadUploads extends MinioAsyncClient {
  private static final String METADATA = "x-amz-meta-";
  private static final String ALGORITHM = "x-amz-sdk-checksum-algorithm";
  private static final String CRC32C = "x-amz-checksum-crc32c";

  private final String bucket;

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
    headers.put(ALGORITHM, "crc32c");
    headers.put(CRC32C, base64(payload.crc32c()));
    try {
      executePutAsync(target(key), headers, null, new PayloadBody(payload, contentType))
          .join()
          .close();
    } catch (CompletionException e) {
      throwMinioException(e);
    }
  }

  private PutObjectAPIArgs target(String key) {
    return PutObjectAPIArgs.builder().bucket(bucket).object(key).data(new byte[0], 0).build();
  }

  private static String base64(int number) {
    byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    return Base64.getEncoder().encodeToString(bytes);
  }
}
