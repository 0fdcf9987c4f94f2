/**
 * Words that say nothing about a text, per language: the commonest function words, written as forms (lower case,
 * accents kept, no apostrophes). Lists of our own. A query and a related list leave them out; the index keeps them.
 */
const WORDS: Record<string, string> = {
  // What is left of contractions without their apostrophes belongs here too.
  en: `a about above after again against all also am an and any are aren arent as at be because been before being
    below between both but by can cannot cant could couldn couldnt did didn didnt do does doesn doesnt doing don done
    dont down during each either else etc ever every few for from further had hadn hadnt has hasn hasnt have haven
    havent having he her here hers herself him himself his how however i id if im in into is isn isnt it its itself
    ive just lets may me might more most must my myself no nor not now of off on once only or other ought our ours
    ourselves out over own per same shall shan she should shouldn shouldnt so some such than that thats the their
    theirs them themselves then there these they theyre theyve this those through thru to too under until up upon us
    very via was wasn wasnt we were weren werent weve what whats when where whether which while who whom whose why
    will with within without won wont would wouldn wouldnt yet you youd youll your youre yours yourself yourselves
    youve`,
  bg: `а ако ала без би бил била били било бъде в във все всеки всички всичко вие го да дали до докато ето за защо и
    из или им има ще й като към как когато което които който коя каква ли ме между ми мен много може му на над нас
    не него нея ни нито но някои о обаче от пак по под при са само се си сме след със с съм също така такъв там те
    тези ти това този той толкова тук тъй тя у че чрез я кой къде при през`,
  ca: `a al als amb aquell aquella aquest aquesta aquests això allò cada com d de del dels doncs el ella elles ells
    els em en encara ens entre era eren es està estan és fins ha han hi ho i ja jo l la les li llavors lo m mentre
    més molt n ni no nosaltres o on per perquè però què quan que qui s sense ser seu seva seves seus si sobre som són
    t també te tot tots tu un una unes uns us va vam van vosaltres`,
  cs: `a aby ale ani ano asi až bez bude budou by byl byla byli bylo být co což či další do ho i já jak jako je
    jeho její jejich jen ještě ji jí jiné již jsem jsme jsou jste k kam kde kdo kdy kdyby když ke která které který
    kteří ku má mají mezi mi mě mít mne mu může my na nad nám nás ne nebo nebyl není než nic o od on ona oni ono
    pak po pod podle pokud potom pouze právě pro proč proto protože před přes při s se si svůj své svých ta tady tak
    také takže tam tato te tě tedy ten tento ti tím to tohle toho tom tomto tomu tu tuto tvůj ty tyto u už v vám vás
    ve však více vy z za zde že`,
  da: `ad af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din disse dog du efter
    eller en end er et for fordi fra før ham han hans har havde have hende hendes her hos hun hvad hvem hver hvilken
    hvis hvor hvordan hvorfor i ikke ind jeg jer jo kan kunne man mange med meget men mig min mine mit mod ned noget
    nogle nogen nu når og også om op os over på sammen selv sig sin sine sit skal skulle som sådan så thi til ud under
    var ved vi vil ville vor være været`,
  de: `ab aber als alle allem allen aller alles also am an andere anderen anderer anderes auch auf aus bei beim bin
    bis bist da dabei dadurch dafür daher damit dann daran darauf daraus darin darüber das dass dasselbe davon dazu
    dein deine dem den denn dennoch der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch dort
    du durch ein eine einem einen einer eines einige er es etwa etwas euch euer für gegen gibt hab habe haben hat
    hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja jede jedem
    jeden jeder jedes jedoch jene jetzt kann kein keine keinem keinen keiner können könnte man manche mein meine mich
    mir mit muss müssen nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines seit
    sich sie sind so solche soll sollen sollte sondern sonst über um und uns unser unsere unter viel vom von vor war
    waren warum was wegen weil welche welchem welchen welcher welches wenn wer werde werden wer wie wieder will wir
    wird wo wohl wollen worden wurde wurden würde zu zum zur zwar zwischen`,
  el: `ο η το οι τα του της των τον την τη τους τις ένα ένας μια μία και κι ή αλλά όμως αν για από με σε στο στη στην
    στον στους στις στα ως προς κατά μετά παρά πριν χωρίς που πως πώς ότι όταν όπως όπου να θα δεν μη μην είναι ήταν
    είμαι έχει έχουν είχε αυτό αυτή αυτός αυτά αυτοί αυτές αυτών εγώ εσύ εμείς εσείς μου σου μας σας τι ποιος ποια ποιο
    κάθε κάποιος κάποια κάποιο όλα όλοι όλες πολύ πιο επίσης εδώ εκεί τότε τώρα γιατί μόνο ακόμα ούτε`,
  es: `a al algo algunas algunos ante antes aquel aquella aquello aunque aún cada como con contra cual cuales cuando
    cuándo cómo cuál de del desde donde dónde durante e el ella ellas ellos en entre era eran eres es esa esas ese eso
    esos esta estaba estado estamos están estar estas este esto estos está estoy fue fueron ha había habían han has
    hasta hay he la las le les lo los más me mi mis mientras muy mí nada ni no nos nosotros nuestra nuestras nuestro
    nuestros o os otra otras otro otros para pero poco por porque que quien quienes qué quién se sea según ser si sido
    sin sino sobre son soy su sus suya suyo sí también tampoco tan tanto te tener tiene tienen todo todos tu tus tú un
    una unas uno unos usted ustedes vosotros y ya yo él`,
  fi: `ei eivät eli emme en ennen et että hän häneen hänellä hänen hänet he heidän heille heitä hyvin ja jo jonka
    jos joka jolla jossa josta jota jotka jotta kaikki kanssa kai koska kuin kuinka kun kuka kuten me meidän meille
    meitä mikä miksi millä minkä minun minä minua missä mistä mitä mukaan mutta muu muut myös myöskin ne neidän niiden
    niin niitä nuo nyt nämä näiden näin noin ole olemme olen olet oli olin olisi olivat olla ollut on ovat
    pitää se sekä sen sillä sinun sinä siinä siis siitä sitä sitten tai te teidän tämä tämän tässä tästä tätä tuo vaan
    vaikka vain voi vielä`,
  fr: `a à afin ai ainsi alors après as au aucun aucune aujourd auquel aussi autre autres aux avait avant avec avez
    avoir avons c ça car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de des
    depuis dès doit donc dont du elle elles en encore entre es est et étaient était étant été être eu eux fait fois
    font hors hui ici il ils j je jusqu jusque l la là laquelle le lequel les lesquels leur leurs lors lorsque lui m
    ma mais me même mêmes mes moi moins mon n ne ni non nos notre nous on ont or ou où par parce pas pendant peu peut
    plus pour pourquoi près puis qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si sinon soit
    son sont sous suis sur t ta tandis te tel telle tes toi ton tous tout toute toutes très trop tu un une vers voici
    voilà vos votre vous y`,
  hi: `अपना अपनी अपने अब और आदि आप इन इस इसका इसकी इसके इसे उन उनका उनकी उनके उस उसका उसकी उसके उसे एक एवं ऐसे और कई कर करता
    करते करना करने कहा का कि किया किसी की कुछ के को कोई कौन क्या गया गई गए जब जहाँ जा जाता जो तक तब तरह तो था थी थे दिया
    द्वारा नहीं ने पर फिर बहुत बाद भी मगर मैं मे में यदि यह यहाँ या ये रहा रहे लिए लेकिन वह वहाँ वाले वे सभी साथ से हम ही हुआ हुई
    हुए हूँ है हैं हो होता होती होते होना`,
  hu: `a abban ahhoz ahogy ahol aki akik akkor alatt által általában amely amelyek amelyet ami amit amíg amikor arra
    arról az azért azok azon azt aztán azután azzal azonban át be bár bele benne csak de e eddig egész egy egyéb egyes
    egyik egyre együtt ekkor el elég ellen előtt én éppen erre ez ezek ezen ezért ezt ezzel és fel felé ha hanem hiszen
    hogy hogyan hol igen így ill illetve ilyen is ismét itt jó jobban kell keresztül ki kívül között közül le legalább
    lehet lenne lenni lesz lett maga már más másik meg még mellett mely mert mi miatt mint mintha minden mindig mit
    most nagyon ne nekem neki nem nincs ő ők ők össze ott pedig s saját sem semmi sok sokat szemben szerint szinte
    számára te tehát teljes továbbá több úgy után utána vagy vagyis valaki valami van vannak volt voltak volna
    vissza viszont`,
  id: `ada adalah agar akan aku anda antara apa apakah atas atau bagi bahwa banyak beberapa bisa bukan dalam dan dapat
    dari daripada dengan di dia hal hanya harus hingga ia ini itu jika juga kalau kami kamu karena ke kepada kita lagi
    lain lebih maka masih mereka namun oleh pada paling para pula saat saja sangat saya sebagai sebuah secara sedang
    sehingga sejak semua seorang seperti serta setelah setiap suatu sudah tapi telah tentang tersebut tetapi tidak
    untuk yaitu yang`,
  it: `a abbia abbiamo ad agli ai al alla alle allo altri altro anche ancora avere aveva avevano c ci che chi ciò col
    come con contro cosa così cui d da dagli dai dal dalla dalle dallo degli dei del dell della delle dello dentro di
    dopo dove dovrà due e è ed egli ella era erano essa esse essere essi esso fa fino fra già gli ha hai hanno ho i il
    in io l la le lei li lo loro lui m ma me meno mentre mi mia mie miei mio molto n ne negli nei nel nell nella nelle
    nello nessuno niente no noi non nostra nostri nostro o od ogni oppure per perché però più poi prima proprio può
    qual quale quali quando quanto quasi quel quell quella quelle quelli quello questa queste questi questo qui quindi
    s se sei sempre senza si sia siamo siano sono sopra sotto stata stati stato su sua sue sugli sui sul sulla sulle
    suo suoi t ti tra tu tutta tutti tutto un una uno v vi voi`,
  // Japanese, Chinese: particles, as the single characters and pairs that the tokenizer makes.
  ja: `の に は を た が で て と し れ さ ある いる も する から な こと い や れる など なっ ない この ため その あっ よう また もの あり まで られ なる へ か だ これ おり より ず なり なく せ だっ それ う ので なお のみ でき き つ いう でも ら たり ます です せん ここ そこ どこ`,
  lt: `ar arba ant apie aš be bei bet bus buvo būti dar dėl doje iki ir iš jau jei ji jie jis jo jos jų jūs kad kai kaip
    kas kiek kokia koks kuri kurie kuris kur labai mes mūsų nei nes net nors nuo o pagal pas per po prie prieš save savo
    su ta tačiau tai taip tarp tas tik ten tie to todėl toks tu tų už visi visų viskas yra`,
  nl: `aan af al alle alles als altijd ander andere ben bij daar dan dat de den der deze die dit doch doen door dus een
    eens en er ge geen geweest haar had hadden heb hebben heeft hem hen het hier hij hoe hun iemand iets ik in is ja je
    jij jou jouw kan kon kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons onze
    ook op over reeds te tegen toch toen tot u uit uw van veel voor waar waarom wanneer want waren was wat we wel werd
    wezen wie wij wil worden wordt zal ze zei zelf zich zij zijn zo zonder zou`,
  no: `alle andre at av begge ble bli blir blitt bare da de deg dei deim deira dem den denne der dere deres det dette di
    din disse dit ditt du eg ein eit eller elles en enn er et ett etter for fordi fra før ha hadde han hans har hans
    henne hennes her hjå ho hos hun hva hvem hver hvilken hvis hvor hvordan hvorfor i ikke ikkje inn ja jeg kan kom
    korleis kun kunne kva kvar kven man mange me med meg mellom men mi min mine mitt mot mye må nei noe noen nokon noko
    nokre nå når og også om opp oss over på samme seg selv si sia siden sin sine sitt skal skulle slik so som
    sjøl somme så til um under ut uten var vart ved vere vi vil ville vore vært være vår å`,
  pl: `a aby ach albo ale ani aż bardzo bez bo bowiem by być był była było były będzie będą ci cię co czy czyli dla do
    dlaczego gdy gdzie go i ich ile im in inne innych ja jak jakie jako je jednak jego jej jemu jest jestem jeszcze
    jeśli jeżeli już ją każdy kiedy kto która które którego której który których którym którzy lecz lub ma mają mam mi
    mimo między mnie może można mój my na nad nam nami nas nasz nawet nią nich nie niego niej nim niż no o od on ona
    one oni ono oraz pan po pod podczas ponieważ poza przed przede przez przy raz również są się skąd sobie swoje swój
    ta tak także taki takie tam te tego tej ten też to tobie tu tutaj twój ty tych tylko tym u w was we według wiele
    więc wszystkich wszystkie wszystko wy z za zawsze ze że żeby`,
  pt: `a à ao aos aquela aquelas aquele aqueles aquilo as às até cada com como contra da das de dela delas dele deles
    depois desde do dos durante e é ela elas ele eles em então entre era eram essa essas esse esses esta está estão
    estas estava este estes eu foi for foram há isso isto já la lhe lhes lo mais mas me mesmo meu meus mim minha minhas
    muito muitos na nas nem no nos nós nossa nossas nosso nossos num numa não o onde os ou outra outras outro outros
    para pela pelas pelo pelos pode podem por porque porém pois qual quais quando quanto que quem quê se seja sem sempre
    ser será seu seus sob sobre sua suas são só também tão te tem têm ter teu teus tinha tu tua tudo um uma umas uns
    você vocês vos`,
  ro: `a abia acea aceasta această aceea acel acela acelea acest acesta aceste acestea acestei acestui acești aceștia
    acolo acum ai aici al ale alt alta altă alte alți am ar are aș așa asta astfel atât atunci au avea avut ca că când
    care cât către ce cea cei cel cele ci cine cu cum da dacă dar de deci decât deși despre din dintre doar după e ea
    ei el ele era erau este eu fără fi fie fiecare fiind foarte fost i în în îi îl îmi își îți încât înainte între iar
    la le li lor lui mai mă mei mele mi mult mulți multe ne nici nimic niște noi nostru nu o ori orice pe pentru peste
    poate prea prin printre sa să sale sau său se și sub sunt sunteți suntem te tot toate toți tu un una unde unei unor
    unui va vă voi vor vostru`,
  ru: `а без более больше будет будто будут бы был была были было быть в вам вас ведь весь во вот впрочем все всегда всего
    всех всю всё вы где да даже для до другой его ее её если есть еще ещё ж же за зачем здесь и из или им иногда их к
    кажется как какая какой когда конечно которая которого которой которые который которых кто куда ли лишь лучше между
    меня мне много может можно мой моя мы на над надо наш не него нее нее ней нельзя нет ни нибудь никогда ним них ничего
    но ну о об однако он она они оно опять от очень перед по под после потом потому почему почти при про раз разве с сам
    свою своей своего своих себе себя со совсем так также такой там тебя тем теперь то тогда того тоже только том тот ту
    ты у уж уже хоть хотя чего чей чем через что чтоб чтобы чуть эта эти этих это этого этой этом этот эту я`,
  sv: `alla allt att av blev bli blir blivit då där de dem den denna deras dess dessa det detta dig din dina ditt du
    efter eller en ens er era ert ett från för före ha hade han hans har hela henne hennes här hon honom hur i icke igen
    in ingen inget inom inte ja jag kan kunde man många med mellan men mer mig min mina mitt mot mycket ned ni nog något
    någon några nu när och också om oss på redan samma sedan sig sin sina sitt själv ska skall skulle som så sådan
    sådana till under upp ut utan vad var vara varför varit varje vars vart vem vi vid vilka vilken vilket vill är än
    åt över`,
  th: `ที่ ซึ่ง และ หรือ แต่ ก็ จะ ได้ ใน ของ เป็น มี ไม่ ว่า ให้ กับ นี้ นั้น จาก โดย ไป มา แล้ว ยัง คือ เพื่อ อยู่ เมื่อ ถ้า`,
  tr: `acaba ama ancak artık aslında az bana bazı belki ben benden beni benim bile bir biraz birçok biri birkaç birşey
    biz bize bizi bizim böyle bu buna bunda bundan bunlar bunları bunu bunun burada çok çünkü da daha dahi de defa
    değil diğer diye dolayı eğer en fakat gibi göre hangi hatta hem henüz hep hepsi her herhangi herkes hiç
    için ile ilgili ise işte kadar karşın kendi kendine kez ki kim kimse mı mi mu mü nasıl ne neden nedenle nerede
    niçin niye o olan olarak oldu olduğu olmak olması olsa olup olur on ona ondan onlar onları onu onun oysa öyle pek
    rağmen sadece sanki siz sizi sizin son sonra şey şimdi şöyle şu tarafından tüm üzere var ve veya ya yani yerine
    yine yoksa zaten`,
  uk: `а або але б без би більш був буде будуть була були було бути в вам вас весь ви від він вона вони воно все всі
    всіх вже де для до дуже є ж же з за завжди зі і із її їй їм їх й його йому коли кого ким лише ми між мене мені може
    мій моя на над нам нас наш не нею них ні ніж ним о об однак ось от перед під після по поки про при себе собі
    та так такий також там те тебе тим то тоді того тому тут ти тільки у хоча хто це цей ці цього цьому цю ця чи чого чому
    що щоб щодо я як яка яке який які яких якщо`,
  zh: `的 了 是 我 不 在 有 和 就 也 都 而 及 與 与 着 著 或 个 個 之 你 他 她 它 们 們 这 這 那 吗 嗎 呢 吧 啊 把 被 让 讓 给 給 对 對
    以 于 於 从 從 到 但 如 所 其 等 很 还 還 又 再 一个 一個 我们 我們 你们 你們 他们 他們 这个 這個 那个 那個 这些 這些 那些 但是
    因为 因為 所以 如果 可以 没有 沒有 什么 什麼 怎么 怎麼 以及 或者 并且 並且 而且 不是 就是 还是 還是 对于 對於 关于 關於`,
};
WORDS.nb = WORDS.no!;
WORDS.nn = WORDS.no!;

const NONE: ReadonlySet<string> = new Set();

/** The stop words of a language (primary subtag); none for a language without a list. */
export function stopWordsOf(lang: string): ReadonlySet<string> {
  const words = Object.hasOwn(WORDS, lang) ? WORDS[lang] : undefined;
  return words === undefined ? NONE : new Set(words.normalize('NFKC').split(/\s+/));
}

/** Languages that have a list. */
export const STOP_WORD_LANGUAGES: readonly string[] = Object.keys(WORDS);
