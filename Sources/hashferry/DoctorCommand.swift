internal import ArgumentParser
internal import CryptoPrimitives
internal import FileReading
internal import JSONText

/// `hashferry doctor`: what computes the hashes on this machine?
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what computes the hashes on this machine: CPU, kernels and their self-tests, libraries.",
        discussion: """
            Hashes are computed by kernels of our own where the CPU has what they need, and by the stock libraries \
            elsewhere; both give the same bytes. HASHFERRY_KERNELS=off turns the kernels off, avx2 leaves out those of \
            AVX-512. --cross-check computes known answers with every kernel of the CPU and with every library that has \
            the function. Exit: 0, or 1 when a kernel failed its self-test (a stock library computes instead), or when \
            something gives another answer than the known one.

            Examples:
              hashferry doctor
              hashferry doctor --cross-check
              hashferry doctor --format json
              HASHFERRY_KERNELS=off hashferry doctor
            """)

    @Option(help: "How the answer is written: text or json.")
    var format = OutputFormat.text

    @Flag(help: "Compute known answers with every kernel and every library, and say where two disagree.")
    var crossCheck = false

    func run() throws {
        let report = DoctorReport(crossCheck: crossCheck ? CrossCheck.run() : nil)
        let output = FileDescriptorWriter.standardOutput()
        switch format {
        case .text: try output.write(report.text)
        case .json: try output.write(report.json.jsonText + "\n")
        }
        try output.flush()
        for problem in HashKernels.problems { Console.note("warning: \(problem)") }
        for problem in report.disagreements { Console.note("warning: \(problem)") }
        if !HashKernels.failures.isEmpty || !report.disagreements.isEmpty { throw ExitStatus.no }
    }
}
