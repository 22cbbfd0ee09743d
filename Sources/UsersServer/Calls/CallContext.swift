internal import Hummingbird
internal import NIOCore

/// What Hummingbird keeps of a request, and the address that it came from.
struct CallContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The client's address, or empty where there is none (a socket of the file system).
    let remoteAddress: String
    /// The connection that it came over.
    let connection: ClientConnection

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        let channel = source.channel
        connection = ClientConnection(id: ObjectIdentifier(channel)) { channel.isActive }
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
