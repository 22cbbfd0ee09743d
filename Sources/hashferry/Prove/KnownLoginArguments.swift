internal import ArgumentParser
internal import FileReading
internal import UserImport

/// The samples by which an import is proven: users whose password is known.
struct KnownLoginArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Known users, a JSON object a line: email (or userId) and password. A plan and an import write nothing unless "
                + "each verifies against what is planned for its row; prove logs them in. Its owner alone may read the file.",
            valueName: "file"),
        completion: .file())
    var prove: String?

    /// The samples; nil where none are given.
    /// - Throws: `Failure` where others may read them, `SourceError`, `FileError`.
    func logins() throws -> KnownLogins? {
        guard let prove else { return nil }
        let file = try FileDescriptorReader(opening: prove)
        guard file.custody?.isPrivate ?? true else {
            throw Failure(
                "\(prove): others than its owner may read or change the passwords in it", hint: "chmod 600 \(prove)")
        }
        return try KnownLogins(parsing: try file.readAll(maximum: 1 << 20))
    }

    /// Refuses samples beside an export that turned out to be no file.
    func require(_ opened: OpenedSource) throws {
        guard prove == nil || opened.totalBytes != nil else {
            throw Failure.usage(
                "--prove reads the export twice, which a pipe does not allow", hint: "save it to a file first")
        }
    }

    /// Refuses samples beside an export that cannot be read twice.
    func validate(against arguments: SourceArguments) throws {
        guard prove != nil else { return }
        guard arguments.file != "-" else {
            throw ValidationError("--prove reads the export twice, which standard input does not allow: save it first")
        }
    }
}
