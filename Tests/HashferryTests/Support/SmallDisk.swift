import Foundation

/// A file system in memory that is soon full; only root can have one.
final class SmallDisk {
    let folder: URL
    private let workspace: Workspace

    /// Whether one can be mounted here.
    static let isPossible: Bool = geteuid() == 0 && (try? SmallDisk(megabytes: 1)) != nil

    init(megabytes: Int) throws {
        workspace = try Workspace()
        folder = workspace.url("disk")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.mount(["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", workspace.path("disk")])
    }

    deinit {
        _ = try? run("/bin/umount", [workspace.path("disk")])
    }

    func grow(toMegabytes megabytes: Int) throws {
        try Self.mount(["-o", "remount,size=\(megabytes)m", workspace.path("disk")])
    }

    func makeReadOnly() throws {
        try Self.mount(["-o", "remount,ro", workspace.path("disk")])
    }

    private static func mount(_ arguments: [String]) throws {
        let mounting = try run("/bin/mount", arguments)
        guard mounting.status == 0 else { throw NotMounted(reason: mounting.talk) }
    }

    private struct NotMounted: Error {
        let reason: String
    }
}
