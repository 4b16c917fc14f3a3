package dev.zimmer.server;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.message.Receipts;
import dev.zimmer.server.call.CallPipeline;
import dev.zimmer.server.http.ApiServer;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The rules of the house that the compiler does not know.
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes/"))
          .importPackages("dev.zimmer");

  private static final String[] DOMAIN = {
    "dev.zimmer",
    "dev.zimmer.action..",
    "dev.zimmer.audio..",
    "dev.zimmer.conversation..",
    "dev.zimmer.friend..",
    "dev.zimmer.group..",
    "dev.zimmer.invitation..",
    "dev.zimmer.list..",
    "dev.zimmer.message..",
    "dev.zimmer.presence..",
    "dev.zimmer.room..",
    "dev.zimmer.spec..",
    "dev.zimmer.stamp..",
    "dev.zimmer.user.."
  };

  @Test
  void domain_knowsNoHttpJsonOrEngine() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.helidon..",
            "tools.jackson..",
            "com.fasterxml..",
            "org.rocksdb..",
            "io.github.bucket4j..",
            "dev.zimmer.server..",
            "dev.zimmer.storage.rocksdb..",
            "dev.zimmer.storage.cassandra..")
        .check(PROGRAM);
  }

  @Test
  void storageContract_knowsTheJdkAlone() {
    com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes()
        .that()
        .resideInAPackage("dev.zimmer.storage")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "dev.zimmer.storage", "org.jspecify..")
        .check(PROGRAM);
  }

  @Test
  void engine_isKnownWhereTheServerIsPutTogetherAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.zimmer.storage.rocksdb..",
            "dev.zimmer.storage.cassandra..",
            "dev.zimmer.server.config..",
            "dev.zimmer.server.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.zimmer.storage.rocksdb..", "dev.zimmer.storage.cassandra..")
        .check(PROGRAM);
  }

  /// Whoever else wrote to the partition of a conversation could break the order of what happens in
  /// it. `user` and `friend` write the partitions of users, `room` those of rooms, `invitation`
  /// those of calls, `stamp` those of leases, `Receipts` its own, `server.limit` those of quotas,
  /// `transfer` moves whole stores that nobody serves.
  @Test
  void transaction_isBegunByTheWriterOfItsPartitionAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.zimmer.storage..",
            "dev.zimmer.user",
            "dev.zimmer.friend",
            "dev.zimmer.room",
            "dev.zimmer.stamp",
            "dev.zimmer.invitation",
            "dev.zimmer.server.limit",
            "dev.zimmer.server.transfer")
        .and()
        .doNotBelongToAnyOf(Conversations.class, Receipts.class)
        .should()
        .callMethodWhere(
            target(owner(assignableTo(StorageEngine.class))).and(target(name("transact"))))
        .check(PROGRAM);
  }

  @Test
  void stamps_areDrawnByTheWriterOfConversationsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.zimmer", "dev.zimmer.stamp", "dev.zimmer.conversation", "dev.zimmer.server.cli")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(StampClock.class)
        .check(PROGRAM);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.zimmer.(**)").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void systemClock_isReadAtTheEdgeAlone() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(PROGRAM);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.zimmer.server.cli")
        .should()
        .callMethod(java.time.InstantSource.class, "system")
        .check(PROGRAM);
  }

  @Test
  void logging_goesThroughSlf4j() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..")
        .check(PROGRAM);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.zimmer.server.observe")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ch.qos.logback..")
        .check(PROGRAM);
  }

  @Test
  void httpLibrary_isKnownToTheListenersAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.zimmer.server.http", "dev.zimmer.server.observe")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.helidon..")
        .check(PROGRAM);
  }

  @Test
  void jsonLibrary_isKnownToTheWireFormatAndToFilesAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.zimmer.server.wire",
            "dev.zimmer.server.openapi",
            "dev.zimmer.server.config",
            "dev.zimmer.server.transfer")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
        .check(PROGRAM);
  }

  @Test
  void wayOfACall_goesOneWay() {
    noClasses()
        .that()
        .resideInAPackage("dev.zimmer.server.wire")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.zimmer.server.call", "dev.zimmer.server.http")
        .check(PROGRAM);
    noClasses()
        .that()
        .resideInAPackage("dev.zimmer.server.call")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.zimmer.server.http")
        .check(PROGRAM);
  }

  @Test
  void listenerAndPipeline_arePutTogetherByTheCommandsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.zimmer.server.cli")
        .should()
        .callConstructorWhere(target(owner(assignableTo(CallPipeline.class))))
        .orShould()
        .callConstructorWhere(target(owner(assignableTo(ApiServer.class))))
        .check(PROGRAM);
  }
}
