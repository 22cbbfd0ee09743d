internal import ArgumentParser
internal import PasswordHashing

/// The secrets of whole systems, whose ids stand in the place of secret options.
struct KeysArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The secrets that ids stand for, an id and a secret a line: a signer key, a source's pepper, an Argon2 key, "
                + "each as its option is written. Its owner alone may read the file.",
            valueName: "file"),
        completion: .file())
    var keysFile: String?

    /// The key ring of these arguments; an empty one where there is no file.
    /// - Throws: `Failure` where the file is not fit for its purpose, `FileError`.
    func keys() throws -> HashKeys {
        guard let keysFile else { return HashKeys() }
        let text = try SecretFile.readKeys(keysFile)
        do throws(HashKeysError) {
            return try HashKeys(parsing: text)
        } catch {
            throw Failure(
                "\(keysFile): \(error)",
                hint:
                    "a line is an id and a secret, such as: shop jxspr8Ki0RYycVU8zykbdLGj…; a secret that begins with a "
                    + "quotation mark or has white space at an end is written as JSON writes it")
        }
    }
}
