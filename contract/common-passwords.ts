/**
 * Words and passwords that people choose most, in French and in English, most frequent first, folded (lower case, no
 * accent). The place in the list is the number of guesses the word costs. Written for this product from public
 * knowledge of breached lists; kept short enough to be sent to a phone.
 */
export const COMMON_PASSWORDS: readonly string[] = `
123456 password 123456789 12345678 qwerty azerty motdepasse 1234567 111111 123123 12345 1234567890 000000 abc123 password1
iloveyou 1234 admin welcome monkey dragon letmein football azertyuiop qwertyuiop loulou doudou soleil chouchou bonjour
jetaime marseille doudou123 nicolas thomas camille julien alexandre caroline chocolat princesse maxime sophie vincent
sebastien isabelle antoine guillaume benjamin caramel coucou celine nathalie sandrine laurent pierre olivier christophe
philippe michel patrick daniel francois frederic stephane david jerome christian pascal anthony jonathan romain mathieu
florian kevin quentin clement hugo louis lucas leo gabriel raphael arthur jules adam paul nathan enzo theo marie emma
lea chloe manon ines jade louise alice lina sarah laura julie charlotte pauline marine mathilde oceane justine lucie
elodie audrey amelie emilie aurelie virginie valerie veronique sylvie catherine christine martine monique francoise
jacqueline nicole brigitte chantal dominique corinne florence helene agnes anne claire jean claude andre robert bernard
alain gerard marcel roger maurice rene georges lucien henri charles eric bruno thierry didier gilles serge franck cedric
fabrice yann yannick loic mickael mohamed fatima karim samir nadia amina
sunshine master shadow michael superman batman trustno1 princess ashley charlie jordan jennifer hunter buster soccer
hockey killer george andrew michelle love jessica pepper joshua freedom maggie ginger summer hello secret whatever
starwars computer internet google facebook microsoft windows linux apple samsung orange bouygues free france paris lyon
nantes bordeaux toulouse lille rennes brest strasbourg montpellier nice toulon grenoble dijon angers reims amiens metz
rouen caen nancy tours orleans bretagne normandie provence corse alsace lorraine europe monde planete
changeme default guest root test testtest user login system server network passw0rd pa55word p4ssword pass mdp mdp123
motdepasse1 motdepasse123 azerty123 azertyui azerty1 azertyuio qwerty123 qwerty1 qazwsx 1qaz2wsx zaq12wsx asdfgh asdfghjkl
zxcvbn zxcvbnm qsdfgh qsdfghjklm wxcvbn aqwzsx poiuyt mlkjhg 654321 987654321 666666 777777 888888 999999 555555 121212
112233 123321 159753 147258369 741852963 1q2w3e4r 1q2w3e a1b2c3 abcd1234 abcdef abcdefgh aaaaaa abcabc qweasd
formation formapro formateur formatrice stagiaire apprenant organisme entreprise societe bureau travail direction
directeur directrice secretaire qualite qualiopi certificat session ecole college lycee universite professeur eleve
etudiant administrateur administratif accueil contact service client compte connexion securite secure securise
printemps ete automne hiver janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi
mardi mercredi jeudi vendredi samedi dimanche spring autumn fall winter january february march april may june july
august september october november december monday tuesday wednesday thursday friday saturday sunday
noel vacances week end weekend mer plage montagne ski voyage maison jardin famille maman papa mamie papi bebe enfant
fille garcon frere soeur amour coeur bisous bisou cherie cheri mon ma mes ton ta tes son sa ses notre votre leur nous
vous ils elle elles toi moi lui ami amie amis copain copine vie mort jour nuit matin soir lune etoile ciel terre feu eau
air vent pluie neige fleur rose lilas tulipe violette marguerite arbre foret oiseau chat chien cheval lapin souris tigre
lion loup ours renard poisson dauphin papillon licorne chaton minou minette kiki titi tata toto titeuf tintin asterix
obelix mickey minnie pikachu pokemon zelda mario sonic naruto goku vegeta harry potter hermione gandalf frodon jedi yoda
vador skywalker spiderman ironman avengers matrix neo trinity simpson homer bart
psg om ol asse losc real barcelona barca juventus arsenal chelsea liverpool manchester united madrid ronaldo messi zidane
mbappe neymar benzema griezmann rugby tennis basket handball natation velo moto voiture ferrari porsche renault peugeot
citroen clio twingo megane audi bmw mercedes volkswagen golf honda yamaha kawasaki suzuki ducati harley
guitare piano musique danse cinema film serie photo livre lecture cuisine chocolats vanille fraise cerise banane ananas
pomme poire peche abricot citron melon orangina cocacola coca pepsi nutella kinder bonbon gateau tarte pizza burger
fromage camembert baguette croissant cafe expresso cappuccino biere vin champagne whisky rhum vodka pastis ricard
rouge bleu vert jaune noir blanc gris violet rosebleu black white blue red green yellow purple silver golden gold
argent euro dollar banque carte credit tresor fortune chance bonheur joie paix liberte egalite fraternite republique
force honneur courage patience victoire gloire destin espoir reve magie mystere secrets ange demon diable dieu jesus
christ allah buddha bible coran toutou nounours doudoune chipie coquine coquin choupette chouquette poupette loulou1
bella lola luna nala simba rocky rex max oscar felix filou caline calin tigrou winnie bambi dumbo stitch nemo elsa
one two three four five six seven eight nine ten zero premier deux trois quatre cinq sept huit neuf dix cent mille
hello123 welcome1 welcome123 bienvenue bienvenue1 salut salutation bonsoir merci svp oui non peutetre jamais toujours
maintenant demain hier aujourdhui encore super cool genial parfait magnifique belle beau jolie joli petit petite grand
grande gros grosse nouveau nouvelle vieux vieille jeune bon bonne mauvais meilleur meilleure facile difficile rapide
the and for are but not you all any can her was our out day get has him his how man new now old see way who boy did its
let put say she too use dad mom mother father brother sister family friend friends baby girl angel heart forever always
never dream magic music dance party happy lucky star moon sun sky earth fire water wind rain snow flower tree forest
bird cat dog horse rabbit mouse tiger wolf bear fox fish dolphin butterfly unicorn kitty puppy sweet sugar honey candy
cookie coffee cheese cherry banana lemon peanut butter chicken turkey bacon correct battery staple work office company
business school college student teacher manager director boss money bank card house home garden street city country
world america england london york texas california canada mexico china japan india russia germany spain italy
`
  .trim()
  .split(/\s+/);
