package dev.zimmer.storage.kit;

/// Every promise of the storage contract as a test. An engine's test class implements this and
/// nothing else:
///
/// ```java
/// final class SomeEngineContractTest implements StorageContract {
///   private StorageEngine engine;
///
///   @BeforeEach
///   void open() {
///     engine = SomeEngine.open(…);
///   }
///
///   @AfterEach
///   void close() {
///     engine.close();
///   }
///
///   @Override
///   public StorageEngine engine() {
///     return engine;
///   }
///
///   @Override
///   public StorageEngine reopen() {
///     close();
///     open();
///     return engine;
///   }
/// }
/// ```
public interface StorageContract
    extends ReadContract,
        WriteContract,
        TransactionContract,
        SerializabilityContract,
        DurabilityContract,
        ExportContract,
        RestoreContract {}
