package dev.zimmer.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The network between one server and one Cassandra node, which can be cut: connections then stay
/// open and nothing comes through. What was sent meanwhile arrives when it is mended, as with TCP
/// when packets were dropped.
final class Wire implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final InetSocketAddress node;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition mended = lock.newCondition();
  private boolean cut;
  private boolean holding;

  private Wire(InetSocketAddress node) throws IOException {
    this.node = node;
    this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// Opens one that is not cut.
  static Wire to(InetSocketAddress node) {
    try {
      return new Wire(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Options for a JVM whose Cassandra driver shall reach the node by this wire alone.
  String option() {
    return "-Ddatastax-java-driver.advanced.address-translator.subnet-addresses.%s/32=127.0.0.1:%d"
        .formatted(node.getAddress().getHostAddress(), listener.getLocalPort());
  }

  void cut() {
    set(true);
  }

  void mend() {
    set(false);
  }

  private void set(boolean now) {
    lock.lock();
    try {
      cut = now;
      holding = false;
      mended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Whether something was sent since it was cut.
  boolean isHolding() {
    lock.lock();
    try {
      return holding;
    } finally {
      lock.unlock();
    }
  }

  private void awaitWhole() throws InterruptedException {
    lock.lock();
    try {
      while (cut) {
        holding = true;
        mended.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket server = listener.accept();
        sockets.add(server);
        Thread.ofVirtual().start(() -> connect(server));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void connect(Socket server) {
    try (server;
        Socket other = new Socket()) {
      awaitWhole();
      other.connect(node);
      sockets.add(other);
      Thread back = Thread.ofVirtual().start(() -> carry(other, server));
      carry(server, other);
      back.join();
    } catch (IOException | InterruptedException _) {
      // One of the ends is gone, and with it the connection.
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        awaitWhole();
        out.write(buffer, 0, count);
      }
    } catch (IOException | InterruptedException _) {
      // One of the ends is gone, and with it the connection.
    }
  }

  @Override
  public void close() {
    mend();
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
