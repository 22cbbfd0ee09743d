internal import ArgumentParser
internal import FileReading
internal import PasswordHashing

/// Where a password comes from: a prompt, stdin, a file or a descriptor; never an argument, which every user of the
/// machine could read.
struct PasswordInput: ParsableArguments {
    @Option(
        help: ArgumentHelp("Read the password from a file: its first line.", valueName: "file"),
        completion: .file())
    var passwordFile: String?

    @Option(help: ArgumentHelp("Read the password from an open file descriptor: its first line.", valueName: "number"))
    var passwordDescriptor: Int32?

    func validate() throws {
        if passwordFile != nil, passwordDescriptor != nil {
            throw ValidationError("give either --password-file or --password-descriptor")
        }
    }

    /// Reads the password: a prompt where stdin is a terminal, and otherwise its first line, in any bytes.
    func read(prompt: String) throws -> Password {
        if let passwordFile { return try Self.file(passwordFile) }
        guard let passwordDescriptor else { return try Self.prompted(prompt) }
        let reader = FileDescriptorReader(borrowing: passwordDescriptor, name: "descriptor \(passwordDescriptor)")
        return Self.firstLine(of: try reader.readAll(maximum: Self.maximumByteCount))
    }

    /// The first line of a file.
    static func file(_ path: String) throws -> Password {
        firstLine(of: try SecretFile.read(path, isSecret: true, maximum: maximumByteCount))
    }

    /// What is typed behind a prompt where stdin is a terminal, and otherwise its first line.
    static func prompted(_ prompt: String) throws -> Password {
        guard Terminal.isTerminal(0) else {
            return firstLine(of: try FileDescriptorReader.standardInput().readAll(maximum: maximumByteCount))
        }
        guard let line = Terminal.readLineWithoutEcho(prompt: { Console.write(prompt) }) else {
            throw Failure("no password was given")
        }
        return firstLine(of: line)
    }

    private static func firstLine(of bytes: [UInt8]) -> Password {
        Password(copying: Array(bytes.prefix { $0 != UInt8(ascii: "\n") }).span)
    }

    /// 16 MiB: more than any password, less than what would trouble the machine.
    private static let maximumByteCount = 16 << 20
}
