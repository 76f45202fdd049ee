package org.hilum.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetBucketVersioningArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectLockConfigurationArgs;
import io.minio.GetObjectResponse;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.minio.messages.VersioningConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.OkHttpClient;

/**
 * One bucket of an S3 server. Blocking and thread safe. Every call either succeeds, or throws
 * {@link StorageUnavailableException}; an absent object is an empty {@link Optional}.
 */
public final class ObjectStore implements AutoCloseable {
  private static final String NO_SUCH_KEY = "NoSuchKey";
  private static final String PRECONDITION_FAILED = "PreconditionFailed";

  /** The last is Amazon's answer while another writer is at it. */
  private static final Set<String> CHANGED =
      Set.of(PRECONDITION_FAILED, NO_SUCH_KEY, "ConditionalRequestConflict");

  /** Amazon's words for a key that is unknown, wrong or may do nothing. */
  private static final Set<String> REFUSED =
      Set.of("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch");

  /** The answers of Amazon and MinIO, and of servers that know no lock. */
  private static final Set<String> NO_LOCK =
      Set.of("ObjectLockConfigurationNotFoundError", "NotImplemented", "MethodNotAllowed");

  private final MinioClient client;
  private final PayloadUploads uploads;
  private final StorageSettings settings;

  public ObjectStore(StorageSettings settings) {
    this.settings = settings;
    OkHttpClient connections = StorageConnections.open();
    this.client =
        MinioClient.builder()
            .endpoint(settings.endpoint().toString())
            .credentials(settings.accessKey(), settings.secretKey())
            .region(settings.region())
            .httpClient(connections, true)
            .build();
    this.uploads =
        new PayloadUploads(
            MinioAsyncClient.builder()
                .endpoint(settings.endpoint().toString())
                .credentials(settings.accessKey(), settings.secretKey())
                .region(settings.region())
                .httpClient(connections)
                .build(),
            settings.bucket());
  }

  public void createBucketIfAbsent() {
    if (!hasBucket()) {
      call(
          "create bucket",
          () -> {
            client.makeBucket(MakeBucketArgs.builder().bucket(settings.bucket()).build());
            return settings.bucket();
          });
    }
  }

  public boolean hasBucket() {
    BucketExistsArgs request = BucketExistsArgs.builder().bucket(settings.bucket()).build();
    return call("look for the bucket", () -> client.bucketExists(request));
  }

  /** What the bucket does with what is overwritten or deleted, whoever does it. */
  public Keeping keeping() {
    if (!keepsVersions()) {
      return Keeping.NOTHING;
    }
    return locksVersions() ? Keeping.LOCKED : Keeping.VERSIONS;
  }

  private boolean keepsVersions() {
    GetBucketVersioningArgs request =
        GetBucketVersioningArgs.builder().bucket(settings.bucket()).build();
    return call("ask for versioning", () -> client.getBucketVersioning(request)).status()
        == VersioningConfiguration.Status.ENABLED;
  }

  /** Without a rule of the bucket the lock holds only what is written with one, as nothing here. */
  private boolean locksVersions() {
    GetObjectLockConfigurationArgs request =
        GetObjectLockConfigurationArgs.builder().bucket(settings.bucket()).build();
    return unless(NO_LOCK, "ask for object lock", () -> client.getObjectLockConfiguration(request))
        .filter(lock -> lock.mode() != null)
        .isPresent();
  }

  /** As {@link #put(String, Payload, String, Map)}. */
  public void put(String key, byte[] bytes, String contentType, Map<String, String> metadata) {
    put(key, Payload.of(bytes), contentType, metadata);
  }

  /**
   * Stores or replaces an object.
   *
   * @param metadata user metadata; S3 does not keep the case of its keys
   */
  public void put(String key, Payload payload, String contentType, Map<String, String> metadata) {
    call("put " + key, () -> sent(key, payload, contentType, metadata, Map.of()));
  }

  /** As {@link #putIfAbsent(String, Payload, String, Map)}. */
  public boolean putIfAbsent(
      String key, byte[] bytes, String contentType, Map<String, String> metadata) {
    return putIfAbsent(key, Payload.of(bytes), contentType, metadata);
  }

  /**
   * Stores an object unless there is one under this key, in one request ({@code If-None-Match}).
   *
   * @return whether it was stored
   */
  public boolean putIfAbsent(
      String key, Payload payload, String contentType, Map<String, String> metadata) {
    Map<String, String> condition = Map.of("If-None-Match", "*");
    return unless(
            Set.of(PRECONDITION_FAILED),
            "put " + key,
            () -> sent(key, payload, contentType, metadata, condition))
        .isPresent();
  }

  /**
   * Replaces an object unless it is no longer the one that was read, in one request ({@code
   * If-Match}). Of several writers that read the same object one wins, if the server honours the
   * condition: Amazon S3 and MinIO do since 2024. A server that ignores it keeps the last writer's
   * object, whole, and tells all of them that they won.
   *
   * @param tag of the object that was read
   * @return whether it was replaced
   */
  public boolean putIfUnchanged(String key, byte[] bytes, String contentType, String tag) {
    Map<String, String> condition = Map.of("If-Match", tag);
    return unless(
            CHANGED,
            "put " + key,
            () -> sent(key, Payload.of(bytes), contentType, Map.of(), condition))
        .isPresent();
  }

  private String sent(
      String key,
      Payload payload,
      String contentType,
      Map<String, String> metadata,
      Map<String, String> conditions)
      throws MinioException {
    uploads.put(key, payload, contentType, metadata, conditions);
    return key;
  }

  public Optional<StoredObject> head(String key) {
    StatObjectArgs request = StatObjectArgs.builder().bucket(settings.bucket()).object(key).build();
    return find("head " + key, () -> stored(key, client.statObject(request)));
  }

  /**
   * Reads an object whole.
   *
   * @throws ObjectTooLargeException if it is longer than {@code limitBytes}; it is then not read
   */
  public Optional<byte[]> get(String key, long limitBytes) {
    GetObjectArgs request = GetObjectArgs.builder().bucket(settings.bucket()).object(key).build();
    return find("get " + key, () -> readAtMost(limitBytes, key, client.getObject(request)));
  }

  /**
   * Reads an object whole, with the tag under which it can be replaced.
   *
   * @throws ObjectTooLargeException if it is longer than {@code limitBytes}; it is then not read
   */
  public Optional<TaggedObject> getTagged(String key, long limitBytes) {
    GetObjectArgs request = GetObjectArgs.builder().bucket(settings.bucket()).object(key).build();
    return find("get " + key, () -> tagged(limitBytes, key, client.getObject(request)));
  }

  /** Lists what lies below a prefix, ordered by key; pages are fetched as the stream is read. */
  public Stream<ObjectSummary> list(String prefix) {
    return listed(ListObjectsArgs.builder().prefix(prefix));
  }

  /**
   * As {@link #list(String)}, of the keys that come after one.
   *
   * @param after a key, whether there is such an object or not
   */
  public Stream<ObjectSummary> list(String prefix, String after) {
    return listed(ListObjectsArgs.builder().prefix(prefix).startAfter(after));
  }

  private Stream<ObjectSummary> listed(ListObjectsArgs.Builder wanted) {
    ListObjectsArgs request = wanted.bucket(settings.bucket()).recursive(true).build();
    Iterator<Result<Item>> results = client.listObjects(request).iterator();
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Listing("list " + request.prefix(), results), Spliterator.ORDERED),
        false);
  }

  /** Asking for the next object may fetch a page, so both calls can fail. */
  private final class Listing implements Iterator<ObjectSummary> {
    private final String what;
    private final Iterator<Result<Item>> results;

    private Listing(String what, Iterator<Result<Item>> results) {
      this.what = what;
      this.results = results;
    }

    @Override
    public boolean hasNext() {
      return call(what, results::hasNext);
    }

    @Override
    public ObjectSummary next() {
      return call(what, () -> summary(results.next().get()));
    }
  }

  /** Removes an object; one that is absent is no error. */
  public void delete(String key) {
    RemoveObjectArgs request =
        RemoveObjectArgs.builder().bucket(settings.bucket()).object(key).build();
    find(
        "delete " + key,
        () -> {
          client.removeObject(request);
          return key;
        });
  }

  /** An address to which anybody may put this object while it is valid. */
  public URI presignPut(String key, Duration validity) {
    return presign(Http.Method.PUT, key, validity);
  }

  /** An address at which anybody may read this object while it is valid. */
  public URI presignGet(String key, Duration validity) {
    return presign(Http.Method.GET, key, validity);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close the connections to " + settings.endpoint(), e);
    }
  }

  private URI presign(Http.Method method, String key, Duration validity) {
    GetPresignedObjectUrlArgs request =
        GetPresignedObjectUrlArgs.builder()
            .method(method)
            .bucket(settings.bucket())
            .object(key)
            .expiry(Math.toIntExact(validity.toSeconds()))
            .build();
    return URI.create(call("presign " + key, () -> client.getPresignedObjectUrl(request)));
  }

  private static byte[] readAtMost(long limitBytes, String key, GetObjectResponse response)
      throws IOException {
    try (InputStream body = response) {
      long announced = Long.parseLong(response.headers().get("Content-Length"));
      if (announced > limitBytes) {
        throw new ObjectTooLargeException(key, limitBytes);
      }
      byte[] bytes = body.readNBytes(Math.toIntExact(announced));
      if (bytes.length < announced) {
        throw new IOException("%d of %d bytes came".formatted(bytes.length, announced));
      }
      return bytes;
    }
  }

  private static TaggedObject tagged(long limitBytes, String key, GetObjectResponse response)
      throws IOException {
    byte[] bytes = readAtMost(limitBytes, key, response);
    String tag = response.headers().get("ETag");
    if (tag == null) {
      throw new IOException("the object came without an ETag");
    }
    return new TaggedObject(bytes, tag);
  }

  private static StoredObject stored(String key, StatObjectResponse response) {
    Map<String, String> metadata = new HashMap<>();
    response
        .userMetadata()
        .forEach(entry -> metadata.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
    return new StoredObject(
        key,
        response.size(),
        response.contentType(),
        response.lastModified().toInstant(),
        metadata);
  }

  private static ObjectSummary summary(Item item) {
    return new ObjectSummary(item.objectName(), item.size(), item.lastModified().toInstant());
  }

  /** The SDK throws IllegalStateException when the server cannot be reached. */
  private interface Request<T> {
    T send() throws MinioException, IOException;
  }

  private <T> T call(String what, Request<T> request) {
    try {
      return request.send();
    } catch (MinioException | IOException | IllegalStateException e) {
      throw unavailable(what, e);
    }
  }

  private <T> Optional<T> find(String what, Request<T> request) {
    return unless(Set.of(NO_SUCH_KEY), what, request);
  }

  /** Empty if the server answers with one of these error codes. */
  private <T> Optional<T> unless(Set<String> codes, String what, Request<T> request) {
    try {
      return Optional.of(request.send());
    } catch (ErrorResponseException e) {
      if (codes.contains(e.errorResponse().code())) {
        return Optional.empty();
      }
      throw unavailable(what, e);
    } catch (MinioException | IOException | IllegalStateException e) {
      throw unavailable(what, e);
    }
  }

  private StorageUnavailableException unavailable(String what, Exception cause) {
    return new StorageUnavailableException(
        "cannot %s in bucket %s at %s: %s"
            .formatted(what, settings.bucket(), settings.endpoint(), cause.getMessage()),
        cause instanceof ErrorResponseException answer
            && REFUSED.contains(answer.errorResponse().code()),
        cause);
  }
}
