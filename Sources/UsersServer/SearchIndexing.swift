internal import AppwriteUsers
internal import Logging
internal import ServiceLifecycle
internal import UserStorage

/// Brings the index of the full-text search up to date after the start, so that the first search need not.
///
/// An import leaves that to the service: it would cost the import a quarter of its speed.
struct SearchIndexing: Service, Redacted {
    let store: UserStore
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do {
                try await store.prepareSearch()
            } catch {
                // A search tries again.
                logger.warning("the search index is behind", metadata: ["error": "\(type(of: error))"])
            }
        }
        try? await gracefulShutdown()
    }
}
