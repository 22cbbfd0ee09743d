import Foundation
import Testing

/// `scripts/new-scheme`: what it writes compiles, and is all that a scheme needs.
@Suite struct NewSchemeTests {
    private static let script = Repository.path("scripts/new-scheme")
    private static let root = URL(filePath: script).deletingLastPathComponent().deletingLastPathComponent()
    private static let compiler = Tool.swiftc
    private static let modules = Result { try Executable.url().deletingLastPathComponent() }

    /// A copy of what the script reads and writes.
    private func copy() throws -> Workspace {
        let workspace = try Workspace()
        for folder in ["Sources", "Vectors/schemes", "scripts"] {
            try FileManager.default.createDirectory(at: workspace.url(folder), withIntermediateDirectories: true)
        }
        for name in ["Sources/PasswordHashing", "scripts/new-scheme"] {
            try FileManager.default.copyItem(at: Self.root.appending(path: name), to: workspace.url(name))
        }
        return workspace
    }

    private func files(_ workspace: Workspace) -> [String: Data] {
        let names = FileManager.default.enumerator(atPath: workspace.path(""))?.compactMap { $0 as? String } ?? []
        return Dictionary(
            uniqueKeysWithValues: names.compactMap { name in
                FileManager.default.contents(atPath: workspace.path(name)).map { (name, $0) }
            })
    }

    @Test func writesTwoFilesAndOneWord() throws {
        let workspace = try copy()
        let before = files(workspace)
        let run = try newScheme("sha999-crypt", in: workspace)
        #expect(run.status == 0, "\(run)")
        let after = files(workspace)
        let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
        let registry = "Sources/PasswordHashing/Registry/SchemeRegistry+Standard.swift"
        #expect(
            changed == [
                registry, "Sources/PasswordHashing/Schemes/SHA999Crypt.swift", "Vectors/schemes/sha999-crypt.json",
            ])
        let lines = try workspace.text(registry).split(separator: "\n")
        let old = String(decoding: before[registry] ?? Data(), as: UTF8.self).split(separator: "\n")
        #expect(lines.filter { !old.contains($0) } == ["        SHA999Crypt.self,"])
        // What is there is never written over.
        let second = try newScheme("sha999-crypt", in: workspace)
        #expect(second.status == 1 && second.talk.contains("exists already") && files(workspace) == after, "\(second)")
    }

    private func newScheme(_ arguments: String..., in workspace: Workspace) throws -> CommandRun {
        try run(workspace.path("scripts/new-scheme"), arguments)
    }

    @Test(arguments: [["Bad"], ["bad_name"], [], ["a", "b"], ["md5"]]) func refusesOtherNames(_ arguments: [String])
        throws
    {
        let workspace = try copy()
        let before = files(workspace)
        let refused = try run(workspace.path("scripts/new-scheme"), arguments)
        #expect(refused.status != 0 && !refused.talk.isEmpty && files(workspace) == before, "\(refused)")
    }

    @Test(.enabled(if: compiler != nil)) func compiles() throws {
        let workspace = try copy()
        #expect(try newScheme("test-crypt", in: workspace).status == 0)
        let build = try Self.modules.get()
        let libraries = ["CArgon2", "CCrypt", "COpenSSL", "CScrypt"].map { "Sources/\($0)/module.modulemap" }
            .map { Self.root.appending(path: $0) }
        let maps = libraries + [build.appending(path: "CHashKernels.build/module.modulemap")]
        let sources = files(workspace).keys.filter { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") }
        var arguments = [
            "-typecheck", "-swift-version", "6", "-package-name", Self.root.lastPathComponent.lowercased(),
            "-strict-memory-safety", "-I",
            build.appending(path: "Modules").path(percentEncoded: false),
        ]
        for feature in ["ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault"] {
            arguments += ["-enable-upcoming-feature", feature]
        }
        for map in maps { arguments += ["-Xcc", "-fmodule-map-file=\(map.path(percentEncoded: false))"] }
        arguments += [
            "-Xcc", "-I", "-Xcc", Self.root.appending(path: "Sources/CHashKernels/include").path(percentEncoded: false),
        ]
        let check = try run(try #require(Self.compiler), arguments + sources.map(workspace.path))
        #expect(check.status == 0 && !check.talk.contains("TestCrypt.swift"), "\(check)")
    }
}
