internal import Glibc

/// What a command needs of a terminal.
public enum Terminal {
    /// Whether a descriptor is one: 0 stdin, 1 stdout, 2 stderr.
    public static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }

    /// Reads a line from the terminal on stdin without showing it, and shows the line end that was typed.
    /// - Parameter prompt: writes what the person reads first; called once nothing typed is shown any more.
    /// - Returns: the bytes without the line end, or nil at the end of input.
    public static func readLineWithoutEcho(prompt: () -> Void) -> [UInt8]? {
        var saved = termios()
        // SAFETY: `saved` and `silent` are initialised structs that outlive the calls.
        guard unsafe tcgetattr(0, &saved) == 0 else {
            prompt()
            return readLine()
        }
        var silent = saved
        silent.c_lflag &= ~tcflag_t(ECHO)
        silent.c_lflag |= tcflag_t(ECHONL)
        _ = unsafe tcsetattr(0, TCSAFLUSH, &silent)
        defer { _ = unsafe tcsetattr(0, TCSAFLUSH, &saved) }
        prompt()
        return readLine()
    }

    /// Reads byte by byte, so that nothing behind the line is taken from whoever reads next.
    private static func readLine() -> [UInt8]? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            // SAFETY: one byte is read into one byte.
            let count = unsafe read(0, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return line.isEmpty ? nil : line }
            if byte == UInt8(ascii: "\n") { return line }
            line.append(byte)
        }
    }
}
