@main
struct ImportRun {
    static func main() {}
}
