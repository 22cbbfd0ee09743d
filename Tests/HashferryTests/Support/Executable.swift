import Foundation

/// The executable under test, as the same build made it.
enum Executable {
    /// Where it is.
    /// - Throws: where it was looked for, and what to do.
    static func url() throws -> URL {
        let folders = candidateFolders
        for folder in folders {
            let url = folder.appending(path: "hashferry")
            if FileManager.default.isExecutableFile(atPath: url.path(percentEncoded: false)) { return url }
        }
        throw Missing(folders: folders.map { $0.path(percentEncoded: false) })
    }

    /// SwiftPM puts the test bundle (a program on Linux, a folder on macOS) beside the executable.
    private static var candidateFolders: [URL] {
        var folders: [URL] = []
        if let folder = ProcessInfo.processInfo.environment["HASHFERRY_FOLDER"] {
            folders.append(URL(filePath: folder))
        }
        let programs = [
            CommandLine.arguments.first, try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
        ]
        let bundles = Bundle.allBundles.map { $0.bundleURL }
        for program in programs.compactMap(\.self).map({ URL(filePath: $0) }) + bundles {
            folders.append(program.deletingLastPathComponent())
        }
        return folders
    }

    private struct Missing: Error, CustomStringConvertible {
        let folders: [String]

        var description: String {
            "no executable hashferry in \(folders.joined(separator: ", ")): build it (swift build --product hashferry), "
                + "or say with HASHFERRY_FOLDER in which folder it is"
        }
    }
}
