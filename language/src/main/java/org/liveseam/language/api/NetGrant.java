package org.liveseam.language.api;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PolicyErrors;

/**
 * Which hosts scripts may speak to.
 *
 * @param any whether all are granted
 * @param hosts those that are: {@code HOST} for all its ports, or {@code HOST:PORT}; IPv6 addresses
 *     in brackets. They are compared as they are written; no name is looked up
 */
public record NetGrant(boolean any, List<String> hosts) {
  /** None. */
  public static final NetGrant NONE = new NetGrant(false, List.of());

  /** All. */
  public static final NetGrant ANY = new NetGrant(true, List.of());

  public NetGrant {
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }

  /** Some hosts. */
  public static NetGrant of(List<String> hosts) {
    return new NetGrant(false, hosts);
  }

  /** Throws unless the host of an address is granted. */
  public void check(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    String full = host + ":" + (address.getPort() < 0 ? usual : address.getPort());
    if (!any && !hosts.contains(host) && !hosts.contains(full)) {
      throw Diagnostic.of(PolicyErrors.NETWORK, full)
          .help("if that is meant, say `--allow-net=" + full + "`")
          .raise();
    }
  }
}
