internal import AppwriteUsers
internal import Logging
internal import Synchronization

/// The project's keys as the key file has them, which can be read anew while calls are answered.
final class ProjectKeys: Sendable, Redacted {
    private let path: String
    private let logger: Logger
    private let keys: Mutex<[[UInt8]: APIKey]>

    /// Reads a key file, and makes it where there is none.
    /// - Throws: `KeyFile.Problem` and `FileError`.
    init(path: String, logger: Logger) throws {
        self.path = path
        self.logger = logger
        keys = Mutex(Self.table(try KeyFile.open(path: path, warn: { logger.warning("\($0)") })))
    }

    /// The key with a digest, as the file was read last.
    subscript(digest: [UInt8]) -> APIKey? { keys.withLock { $0[digest] } }

    /// Reads the file again: its keys count from now on, for calls that begin later. A file that cannot be used changes
    /// nothing; the log says why.
    func reload() {
        do {
            let table = Self.table(try KeyFile.read(path: path, warn: { [logger] in logger.warning("\($0)") }))
            keys.withLock { $0 = table }
            logger.notice("the key file was read again", metadata: ["keys": "\(table.count)"])
        } catch {
            logger.error("the key file cannot be used, the keys stay as they were", metadata: ["reason": "\(error)"])
        }
    }

    private static func table(_ keys: [APIKey]) -> [[UInt8]: APIKey] {
        Dictionary(keys.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
