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
        let bytes: [UInt8]
        if let passwordFile {
            bytes = try SecretFile.read(passwordFile, isSecret: true, maximum: Self.maximumByteCount)
        } else if let passwordDescriptor {
            let reader = FileDescriptorReader(borrowing: passwordDescriptor, name: "descriptor \(passwordDescriptor)")
            bytes = try reader.readAll(maximum: Self.maximumByteCount)
        } else if Terminal.isTerminal(0) {
            guard let line = Terminal.readLineWithoutEcho(prompt: { Console.write(prompt) }) else {
                throw Failure("no password was given")
            }
            bytes = line
        } else {
            bytes = try FileDescriptorReader.standardInput().readAll(maximum: Self.maximumByteCount)
        }
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
        return Password(copying: Array(line).span)
    }

    /// 16 MiB: more than any password, less than what would trouble the machine.
    private static let maximumByteCount = 16 << 20
}
