internal import Hummingbird
internal import NIOCore

/// What Hummingbird keeps of a request, and where it came from.
struct CallContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The client: the peer of the connection, until ``ClientResolution`` has seen the request.
    var client: ClientAddress
    /// The connection that it came over.
    let connection: ClientConnection

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        let channel = source.channel
        connection = ClientConnection(id: ObjectIdentifier(channel)) { channel.isActive }
        client = ClientAddress(peer: channel.remoteAddress?.ipAddress ?? "")
    }
}
