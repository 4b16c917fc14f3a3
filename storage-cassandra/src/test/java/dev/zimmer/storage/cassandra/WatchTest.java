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

/// What a watch makes of what it reads; that it reads by itself is part of the tests with nodes.
@Isolated("hears what is logged of every store")
final class WatchTest {
  private final DriverException timeout = new DriverTimeoutException("no answer");

  private final Logger logger = (Logger) LoggerFactory.getLogger(Watch.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  private Optional<DriverException> failure = Optional.empty();
  private long answers;
  private final Watch watch = new Watch(this::read, () -> answers);

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
    assertThat(watch.isAnswered()).isFalse();
    assertThatThrownBy(watch::requireAnswers)
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
    Watch mistaken =
        new Watch(
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
    watch.close();
    look(new NoNodeAvailableException());
    assertThat(log.list).isEmpty();
  }

  private void assertOpen() {
    assertThat(watch.isAnswered()).isTrue();
    assertThatCode(watch::requireAnswers).doesNotThrowAnyException();
  }

  private void look() {
    failure = Optional.empty();
    watch.look();
  }

  private void look(DriverException instead) {
    failure = Optional.of(instead);
    watch.look();
  }

  private void read() {
    failure.ifPresent(cause -> {
      throw Trouble.using(cause);
    });
  }
}
