@main struct Guildhall { static func main() { } }
