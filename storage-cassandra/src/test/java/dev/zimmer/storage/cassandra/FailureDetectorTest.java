package dev.zimmer.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import dev.zimmer.storage.StorageException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/// What a failure detector makes of what it reads; that it reads by itself is part of the tests
/// with nodes.
@Isolated("hears what is logged of every store")
final class FailureDetectorTest {
  private final DriverException timeout = new DriverTimeoutException("no answer");

  private final Logger logger = (Logger) LoggerFactory.getLogger(FailureDetector.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  private Optional<DriverException> failure = Optional.empty();
  private long answers;
  private final FailureDetector detector = new FailureDetector(this::read, () -> answers);

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  @Test
  void oneReadWithoutAnswer_isNothing() {
    look(timeout);
    assertOpen();
    look();
    look(timeout);
    assertOpen();
  }

  @Test
  void twoReadsWithoutAnswer_letCallsFailUntilOneIsAnswered() {
    look(timeout);
    look(new NoNodeAvailableException());
    assertThat(detector.isAnswered()).isFalse();
    assertThatThrownBy(detector::requireAnswers)
        .isInstanceOf(StorageException.Retryable.class)
        .hasMessageStartingWith("Cassandra cannot be reached");
    look();
    assertOpen();
  }

  @Test
  void silence_isLoggedOnceAndItsEndOnce() {
    for (int i = 0; i < 5; i++) {
      look(timeout);
    }
    look();
    look();
    assertThat(log.list)
        .extracting(ILoggingEvent::getLevel)
        .containsExactly(Level.WARN, Level.INFO);
  }

  @Test
  void readsWithoutAnswer_whileOthersGetSome_areNothing() {
    for (int i = 0; i < 5; i++) {
      answers++;
      look(timeout);
      assertOpen();
    }
  }

  @Test
  void anAnswerThatSaysNo_isOne() {
    DriverException tooFew = new UnavailableException(null, ConsistencyLevel.QUORUM, 2, 1);
    for (DriverException no :
        new DriverException[] {tooFew, new RequestThrottlingException("too many")}) {
      look(timeout);
      look(no);
      look(timeout);
      assertOpen();
    }
  }

  @Test
  void aMistakeOfOurs_letsCallsBeTried() {
    FailureDetector mistaken =
        new FailureDetector(
            () -> {
              throw new IllegalStateException("a mistake");
            },
            () -> 0);
    mistaken.look();
    mistaken.look();
    assertThat(mistaken.isAnswered()).isTrue();
  }

  @Test
  void closing_isNoSilence() {
    look(timeout);
    detector.close();
    look(new NoNodeAvailableException());
    assertThat(log.list).isEmpty();
  }

  private void assertOpen() {
    assertThat(detector.isAnswered()).isTrue();
    assertThatCode(detector::requireAnswers).doesNotThrowAnyException();
  }

  private void look() {
    failure = Optional.empty();
    detector.look();
  }

  private void look(DriverException instead) {
    failure = Optional.of(instead);
    detector.look();
  }

  private void read() {
    failure.ifPresent(cause -> {
      throw CassandraTrouble.using(cause);
    });
  }
}
