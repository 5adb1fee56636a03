/// Words that stand in every list of passwords to be tried first. With `PasswordRules.core` they also cover what is
/// made of them: `Welcome2025!`, `p@ssw0rd123`, and two of them in a row.
enum CommonPasswords {
  /// True for one of the words, or two of them in a row.
  static func isCommon(_ core: String) -> Bool {
    if words.contains(core) { return true }
    return core.indices.dropFirst().contains { cut in
      words.contains(String(core[..<cut])) && words.contains(String(core[cut...].drop { !$0.isLetter }))
    }
  }

  private static let words = Set(list.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let list = """
    password passwort passord parola parole losen lozinka haslo heslo jelszo wachtwoord contrasena contrasenia senha
    motdepasse sifre salasana kennwort geheim secret secreto segredo topsecret passphrase passcode pass passw passwd
    pwd login logon signin access account admin administrator administrador root superuser user username guest demo
    test tester testing testtest temp temporary default changeme changeit change reset initial start startup setup
    letmein letmeinnow openup opensesame sesame welcome welcometo wilkommen willkommen bienvenue bienvenido benvenuto
    hello hallo hola bonjour ciao holamundo helloworld goodmorning goodbye please thanks thankyou whatever nothing
    something anything everything nobody somebody forgotten forgot idontknow dontknow remember memory qwerty qwertz
    azerty qwertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc qweasd qweasdzxc poiuytrewq
    lkjhgfdsa mnbvcxz abc abcd abcde abcdef abcdefg abcdefgh abcabc aaa aaaaaa xxx xxxxxx zzz zzzzzz iloveyou ilove
    loveyou iloveu ilovegod ilovemyself teamo tequiero jetaime ichliebedich iubire love lover lovely lovers loveme
    mylove baby babygirl babyboy angel angels princess princesa prince queen king kingdom sweet sweetie sweetheart
    honey sugar darling beautiful gorgeous pretty handsome sexy cutie happy happiness smile smiley sunshine sunny
    sunflower moonlight moon star stars starlight rainbow butterfly flower flowers rose roses lily daisy jasmine
    summer winter spring autumn fall january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday season holiday christmas
    easter birthday weekend morning evening midnight dragon monkey tiger lion eagle falcon phoenix panther wolf wolves
    shark dolphin horse pony puppy kitty kitten cat cats dog dogs bird birds bear bears bunny rabbit chicken turtle
    penguin spider snake cobra python scorpion football footbal soccer futbol baseball basketball hockey tennis golf
    rugby cricket skate surfing running fishing hunting swimming cycling racing arsenal chelsea liverpool manchester
    barcelona realmadrid juventus bayern benfica porto sporting celtic rangers everton lakers cowboys steelers yankees
    superman batman spiderman ironman captain avengers marvel hulk joker starwars skywalker yoda vader jedi matrix
    pokemon pikachu naruto mario luigi zelda minecraft fortnite roblox nintendo playstation xbox gamer gaming warcraft
    counter strike counterstrike master masters mastermind wizard magic merlin ninja samurai warrior knight hunter
    killer ranger trooper soldier shadow ghost demon devil lucifer satan heaven god jesus christ jesuschrist bible
    church faith blessed blessing hope peace freedom liberty justice victory winner champion legend hero heroes genius
    computer internet laptop desktop windows microsoft apple iphone android samsung google facebook twitter instagram
    youtube amazon netflix linkedin yahoo gmail hotmail outlook office excel teams zoom slack email mail website
    server database oracle mysql postgres postgresql mongodb linux ubuntu debian network wireless wifi router cisco
    security secure private company corporate business enterprise employee manager management director office work
    worker working job boss team project department training workshop workshops learning meeting guildhall mercedes
    porsche ferrari bmw audi toyota honda yamaha ford mustang corvette camaro chevrolet harley ducati jaguar volvo
    america american england english london paris berlin madrid lisboa lisbon roma italia france francia deutschland
    germany espana portugal brasil brazil mexico canada australia india china japan russia moscow istanbul turkey
    newyork chicago boston dallas houston texas florida california hollywood washington michael michelle jennifer
    jessica jordan daniel danielle andrew anthony ashley amanda thomas robert charlie george william james joseph
    joshua matthew nicole samantha stephanie patrick patricia richard alexander alexandra victoria elizabeth maria
    marina martin maxwell maggie ginger pepper cookie cookies chocolate cheese banana orange lemon cherry strawberry
    coffee pizza burger whiskey vodka tequila guinness heineken budweiser metallica nirvana slipknot eminem beatles
    elvis rockstar rocknroll music guitar piano drummer dance dancer blue red green black white yellow purple silver
    golden gold diamond crystal platinum money dollar million millionaire billion casino poker lucky lucky7 fuckyou
    fuckoff fuck bullshit asshole bitch bastard
    """
}
