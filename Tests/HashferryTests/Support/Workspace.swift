import Foundation

/// A folder of its own for a test, gone with it.
final class Workspace: Sendable {
    let folder: URL

    /// Makes the folder.
    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "hashferry-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func url(_ name: String) -> URL { folder.appending(path: name) }

    /// The absolute path of a file in the folder.
    func path(_ name: String) -> String { url(name).path(percentEncoded: false) }

    func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: url(name)) }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

    func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// The permission bits of a file.
    func permissions(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }
}

/// The repository's own files.
enum Repository {
    /// The absolute path of a file of the repository.
    static func path(_ name: String) -> String {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while folder.path() != "/" {
            let url = folder.appending(path: name)
            if FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) {
                return url.path(percentEncoded: false)
            }
            folder.deleteLastPathComponent()
        }
        return name
    }

    static func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(name)))) }
}

/// Programs that serve as oracles where the machine has them.
enum Tool {
    static let php = path("php")
    static let python = path("python3")
    static let node = path("node")
    static let script = path("script")
    static let sqlite3 = path("sqlite3")
    static let swiftc = path("swiftc")

    private static func path(_ name: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
