internal import ArgumentParser
internal import FileReading
internal import Foundation
internal import PasswordVerification
internal import UserImport
internal import UserStorage

/// How a command ends, other than well.
enum ExitStatus {
    /// A mismatch, or some rows failed.
    static let no = ExitCode(1)
    /// The command line is wrong.
    static let usage = ExitCode(2)
    /// There is no answer: a file, a hash or the store could not be used.
    static let couldNotAnswer = ExitCode(3)
    /// Whoever reads stdout has enough: 128 and the number of SIGPIPE, as shells say of programs that it ends.
    static let brokenPipe = ExitCode(141)
}

/// What went wrong and what to do about it, as `error:` and `hint:` on stderr.
struct Failure: Error {
    let message: String
    let hint: String?
    let status: ExitCode

    init(_ message: String, hint: String? = nil, status: ExitCode = ExitStatus.couldNotAnswer) {
        self.message = message
        self.hint = hint
        self.status = status
    }

    /// A mistake on the command line.
    static func usage(_ message: String, hint: String = usageHint) -> Failure {
        Failure(message, hint: hint, status: ExitStatus.usage)
    }

    private static let usageHint = "hashferry help, or --help after a command, shows how it is used"

    /// Says what an error means and ends the process with its status.
    static func exit(with error: any Error) -> Never {
        switch error {
        case let error as Failure:
            Console.error(error.message, hint: error.hint)
            Foundation.exit(error.status.rawValue)
        case let status as ExitCode:
            Foundation.exit(status.rawValue)
        case let error as SourceError:
            Console.error(error.message, hint: error.hint)
        case let error as FileError where error.isBrokenPipe && error.name == FileDescriptorWriter.standardOutputName:
            // Whoever read the answer has enough of it, as `head` has.
            Foundation.exit(ExitStatus.brokenPipe.rawValue)
        case let error as FileError:
            Console.error("\(error)", hint: error.hint)
        case let error as VerificationError:
            let hint: String? =
                switch error.code {
                case .ambiguous, .unrecognized: "--scheme, such as --scheme sha256, says what it is"
                case .notAccepted: "--schemes names the schemes whose hashes are accepted"
                case .unknownKey: "--keys-file names the file with the secret of that id"
                case .unknownPepper: "--pepper-file names the file with its key"
                default: nil
                }
            Console.error("\(error)", hint: hint)
        case let error as StoreError:
            Console.error("\(error)", hint: error.hint)
        case let error as StoreBackup.Failure:
            Console.error(error.message, hint: error.hint)
        case let error as FileJournal.Failure:
            Console.error("\(error)", hint: error.hint)
        default:
            endWithArgumentError(error)
        }
        Foundation.exit(ExitStatus.couldNotAnswer.rawValue)
    }

    /// The parser's words without what was typed: a stray argument may be a password, a stray value a hash.
    private static func withoutValues(_ message: String) -> String {
        for (start, replacement) in [
            ("Unexpected argument", "there is one argument too many"), ("The value '", "the value"),
        ] {
            guard message.contains(start) else { continue }
            // "The value 'x' is invalid for '--scheme <scheme>'": what follows the last word on the value is our own.
            guard start.hasPrefix("The value"), let rest = message.range(of: "' is invalid for ", options: .backwards)
            else { return replacement }
            return "\(replacement) is invalid for \(message[rest.upperBound...])"
        }
        return message.contains("unexpected arguments") ? "there are too many arguments" : message
    }

    /// Help and version are answers; everything else that the parser throws is wrong usage.
    private static func endWithArgumentError(_ error: any Error) {
        let code = Hashferry.exitCode(for: error)
        guard !code.isSuccess else { Hashferry.exit(withError: error) }
        guard code == .validationFailure else {
            Console.error("\(error)", hint: nil)
            return
        }
        Console.error(withoutValues(Hashferry.message(for: error)), hint: usageHint)
        Foundation.exit(ExitStatus.usage.rawValue)
    }
}

extension FileJournal.Failure {
    fileprivate var hint: String? {
        switch self {
        case .notAJournal:
            "--journal takes a file of its own, which this version began; nothing was written to this one"
        case .otherImport:
            "end that import with its own command, undo it, or give this one another journal with --journal FILE"
        case .damaged:
            "put a whole copy back; without one, delete it and begin anew: users who are there already stay as they are"
        case .undone: "end the undo with hashferry undo, or give a new import another journal with --journal FILE"
        case .inUse: "wait for that run to end, or give this one a journal of its own"
        case .digest: "hashferry doctor says what this machine lacks"
        case .file(let error): error.hint
        }
    }
}
