package org.hilum.storage;

import io.minio.Http;
import io.minio.errors.MinioException;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A payload as the body of a request. */
final class PayloadBody extends Http.Body {
  /** OkHttp copies what it is given before it sends it; so much at a time stays in the cache. */
  private static final int PART = 1 << 16;

  private final Payload payload;

  /**
   * @param signed what the signature says of it: its SHA-256, or that it says nothing
   */
  PayloadBody(Payload payload, String contentType, String signed) {
    super(new byte[0], 0, MediaType.get(contentType), signed, null);
    this.payload = payload;
  }

  @Override
  public Http.RequestBody toRequestBody() throws MinioException {
    return new Http.RequestBody(new Pieces());
  }

  private final class Pieces extends RequestBody {
    @Override
    public MediaType contentType() {
      return PayloadBody.this.contentType();
    }

    @Override
    public long contentLength() {
      return payload.length();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      for (byte[] piece : payload.pieces()) {
        for (int from = 0; from < piece.length; from += PART) {
          sink.write(piece, from, Math.min(PART, piece.length - from));
        }
      }
    }
  }
}
