/// Whom a limit takes for one client: an address of IPv4, and a network of 64 bits of IPv6.
///
/// A household or a server is given at least such a network (RFC 6177), so each of its 2^64 addresses may be one
/// person's.
enum ClientNetwork {
    /// The network of an address, as text; what is no address stands for itself.
    static func name(of address: String) -> String {
        // A zone is this machine's own name for a network card.
        guard let ip = IPAddress(address.prefix { $0 != "%" }) else { return address }
        return ip.isVersionFour ? ip.description : "\(ip.network)/64"
    }
}
