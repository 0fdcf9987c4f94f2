/**
 * Words that any text may hold whatever it is about. A large site shows by itself that they are common; in thirty
 * articles two of them met by chance look as rare as a subject. Units, and the words by which pages speak of themselves, are among them. Stop words, which are left out altogether, stand in
 * the analyzers. Kept by language; a language without a list is left to its own statistics.
 */
const EVERYDAY: Record<string, string> = {
  en: `
    kb mb gb tb click newsletter related subscribe subscribed subscriber able above according across actually add ago agree agreed ahead allow almost alone along already also although always amount another
    answer anyone anything apart appear around aside ask asked away back bad become becomes been began begin
    behind best better beyond big bit both bring brings brought build built call called came careful carry case
    catch cause certain change choose clean clear close closed collect com come comes coming common complete contain
    cost count couple course cover cut daily day days deal decide deep degree depend different difficult directly
    distance does done double down dozen draw drop due during early easily easy effect eight eleven else empty end
    enough entire especially even evening ever every everybody everyone everything everywhere exactly example
    except expect explain extra fact fall far fast feel fell few fifteen fifty fill finally find fine finish
    finished first fit five fix flat follow following foot forget form forty forward found four free full further
    gave general get gets getting give given gives go goes going gone good got great ground group grow half hand
    happen hard head hear held help helped high hold hole home hope hour hours however huge hundred hundreds idea
    important include including inside instead into just keep keeps kept kind knew know known knows large last
    late later lay lead learn least leave left less let level lie life like likely limit line little live long longer
    look looking lose lost lot low lower made main make makes making many mark matter may mean means measure meet
    mid middle might million mind minute minutes miss moment month months more morning most mostly move much must
    name near nearly necessary need needed needs neither never new next nice night nine nobody noon normal note
    nothing notice now number numbers obvious off offer often old once one only open opens order original other
    others otherwise outside own pair part particular pass past pay people percent perhaps person pick piece place
    plan please plenty point possible prefer pretty probably problem provide pull purpose push put puts quarter
    question quick quickly quiet quite range rather reach read ready real really reason recent regular remain
    remember remove reported reportedly rest result return right rise room rough round row rule run runs safe said same saw say says
    second secret see seem seems seen select sense separate set sets seven several shape share sharp short show
    shows side similar simple simply since single sit six sixty size slow slowly small soft some somebody someone
    something sometimes soon sort space special speed spend spread stand start started stay step still stop
    straight strong such suit sure surface take taken takes talk tell ten test than thank though thin thing things think
    third thirty thought thousand three throw tie time times tiny today together told tomorrow took top total
    touch toward towards tried try trying turn turns twelve twenty twice two type under unknown until upper use used
    useful uses using usual usually various varying versus visit wait walk want warm was watch way ways week weekend well went
    whole wide will wish within without wonder word work worked works world worse worst worth write wrong year
    years yes yesterday yet young
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december`,
  de: `
    ab abend acht alle allein alles alt anders anfang art beispiel besser beste bleiben bleibt brauchen braucht
    bringen bringt drei dritte einfach ende erste ersten etwas finden findet fünf ganz ganze geben gehen geht
    genau genug gibt gleich gleiche groß gut gute guten halbe hoch hundert hälfte immer jahr jahre kaum klein
    kommen kommt kurz lang lange lassen leicht letzte liegt machen macht mehr meist meisten menge menschen minute
    minuten monat morgen muss nehmen neu neun nie nimmt nächste nötig oft platz reicht richtig sagen schnell schon
    sechs sechzig sehen seite setzen sieben sieht spät stark stehen steht stelle stellen stunde stunden tag tage
    teil tun viel viele vier voll warm weg weise weit welt wenig weniger wenn wichtig wissen woche wochen wort
    zahl zehn zeigen zeigt zeit zuerst zurück zwei zweite zwölf überall
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august
    september oktober november dezember`,
  fr: `
    aller an ancien année ans arrive assez aucun autant beaucoup besoin bien bon bonne bout cas chaque chose cinq
    comme commence coup côté demi dernier deux deuxième devient dire dix donne donner encore enfin entier faire
    fait faut fin fois grand grande gros haut heure heures huit important jamais jour jours laisse laisser lieu
    long longue lorsque mal matin meilleur meilleure mettre mieux minute minutes moins mois moment monde mot moyen
    neuf nombre nouveau partie passe peine petit petite peut place plupart plus plusieurs point possible premier
    première prendre presque près quatre quelque quelques question reste rien sait sept seul seule simple
    simplement six soir sorte souvent suffit suite temps tenir toujours tout toute travail trois trop trouve utile
    vaut venir vers vie vient vite voir vrai
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre`,
  es: `
    algo alguien antes apenas aquí año años bajo basta bastante bien buena bueno cabo cada casi caso cerca cinco
    cosa cosas cuatro dar debe decir deja dejar demasiado después diez dos durante día días ejemplo encima entero
    entonces falta fin forma fuera fácil gente gran grande hace hacer hora horas hoy igual importante jamás lado
    largo lejos llega llegar luego lugar manera mayor mañana media medio mejor menos mes meses mientras minuto
    minutos mismo mitad momento muchas mucho muchos mundo nada necesita necesitan noche nueve nuevo nunca ocho
    palabra par parte pasa pasar pequeña pequeño persona poco poner primer primera primero pronto puede pueden
    punto queda quizá resto saber seis semana sencillo siempre siete sirve sobre solo tan tarde tener tiempo tiene
    toda todo todos tomar trabajo tres usar uso vale varias varios veces ver vez vida viene último
    lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre`,
};

/** Japanese writes its grammar in hiragana. */
const HIRAGANA = /^[\u3041-\u309f]+$/;
/** Chinese particles, pronouns and the like: whatever holds one is grammar rather than a subject. */
const PARTICLES = /[的了是在不就都也很着没这那有和个把会能要上下里么吗呢吧被让给从对到还再又更最]/u;

/** Whether `form`, in lower case, is an everyday word of the language. */
export function isEveryday(form: string, lang: string): boolean {
  if (lang === 'ja') return HIRAGANA.test(form);
  if (lang === 'zh') return PARTICLES.test(form);
  return words(lang).has(form);
}

// --- internal ---

const read = new Map<string, ReadonlySet<string>>();

function words(lang: string): ReadonlySet<string> {
  let set = read.get(lang);
  if (set === undefined) {
    set = new Set((EVERYDAY[lang] ?? '').split(/\s+/));
    read.set(lang, set);
  }
  return set;
}
