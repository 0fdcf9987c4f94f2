/**
 * Lines and sentences that no article is about, known by their wording: references to other articles, sign-up
 * sentences, share and follow lines, cookie notices. In the languages whose wordings stand below. Each pattern wants
 * the whole line or sentence, so that prose about newsletters or cookies stays.
 */

/** Whether a line is only a reference to another article, such as `Related:- Green tea`. */
export function isReference(line: string): boolean {
  if (line.length > REFERENCE_LENGTH || !REFERENCE.test(line)) return false;
  return line.length <= REFERENCE_SENTENCE_LENGTH || !/[.。]$/.test(line);
}

/** Whether a line only announces references, such as `Related posts`. */
export function isReferenceHeading(line: string): boolean {
  return line.length <= 60 && REFERENCE_HEADING.test(line);
}

/** Whether a line is only about sharing, following, cookies or rights. */
export function isChromeLine(line: string): boolean {
  return line.length <= CHROME_LENGTH && CHROME.some((pattern) => pattern.test(line));
}

/** Whether a line may end with a reference; cheap, and never wrongly no. */
export function mayEndWithReference(line: string): boolean {
  return /[:：»›→|>–—-]/.test(line.slice(-REFERENCE_LENGTH));
}

/** Whether a sentence asks to sign up, or is a form's small print. */
export function isSignUp(sentence: string): boolean {
  return sentence.length <= SIGN_UP_LENGTH && SIGN_UP.some((pattern) => pattern.test(sentence));
}

// --- internal ---

/** Longest line that is a label with titles, in characters: beyond it somebody is telling something. */
const REFERENCE_LENGTH = 240;
const REFERENCE_SENTENCE_LENGTH = 140;
const CHROME_LENGTH = 200;
const SIGN_UP_LENGTH = 240;

const LABELS = [
  // English
  String.raw`related(?: (?:articles?|posts?|stor(?:y|ies)|reading|links?|content|topics?|news|coverage))?|read (?:more|also|next|this next)|also (?:read|see)|see also|you (?:may|might|will|'ll|’ll) (?:also )?(?:like|enjoy|be interested in)|recommended (?:reading|for you|articles?|stories|posts?)|more (?:stories|articles|posts|on this(?: topic)?)|(?:don['’]t|do not) miss|must[- ]read|further reading|up next|(?:next|previous) (?:post|article)|trending now|editor['’]?s['’]? picks?`,
  // German
  String.raw`lesen sie (?:auch|mehr|dazu)|lies auch|mehr (?:zum thema|dazu)|siehe auch|weiterlesen|das könnte (?:sie|dich|ihnen|dir)(?: auch)? (?:interessieren|gefallen)|(?:verwandte|ähnliche|weitere) (?:artikel|beiträge|themen)|passend dazu|auch interessant|zum weiterlesen`,
  // French
  String.raw`(?:[àa] )?lire (?:aussi|également|ensuite)|voir aussi|sur le même (?:sujet|thème)|articles? (?:liés?|connexes?|similaires?)`,
  // Spanish
  String.raw`(?:lea|lee|leer|ver|vea|mira) (?:también|además)|(?:también )?te puede interesar|(?:artículos?|noticias?|entradas?) relacionad[oa]s?|relacionad[oa]s?`,
  // Italian, Portuguese, Dutch
  String.raw`leggi anche|vedi anche|articoli correlati|potrebbe(?: anche)? interessarti|leia (?:também|mais)|veja também|artigos relacionados|lees (?:ook|meer|verder)|zie ook|gerelateerd(?:e artikelen)?`,
  // Polish, Swedish, Russian
  String.raw`czytaj (?:też|także|również|więcej)|zobacz (?:też|także)|läs (?:också|även|mer)|se även|читайте (?:также|ещё|еще)|смотрите также|см\. также`,
  // Japanese, Chinese, Korean
  String.raw`関連(?:記事|リンク|ページ|トピックス?|する記事)?|[あ合]わせて読みたい|こちらも(?:おすすめ|[あ合]わせて(?:どうぞ)?)|続きを読む|次に読む|相[关關](?:阅读|閱讀|文章|链接|連結|新闻|新聞|报道|報導|推荐|内容)?|延伸(?:阅读|閱讀)|(?:推荐|推薦)(?:阅读|閱讀)|(?:阅读|閱讀)更多|另见|另見|参见|參見|猜你喜欢|관련 ?기사|함께 읽기|더 읽기`,
].join('|');

/** What may stand before a label: brackets, bullets, arrows, marks of emphasis. */
const ORNAMENT = String.raw`^[\s\[(【「>*_•·►▶→»|#-]{0,6}`;

const REFERENCE = new RegExp(
  String.raw`${ORNAMENT}(?:${LABELS})[*_]{0,2}\s*(?:[:：][\s–—*_-]*|[–—-]{1,2}\s+|[»›→|>]\s*)\S`,
  'iu',
);
const REFERENCE_HEADING = new RegExp(
  String.raw`${ORNAMENT}(?:${LABELS})[*_]{0,2}\s*[:：…»›→>】」\])-]{0,3}$`,
  'iu',
);

const SOCIAL = String.raw`(?:facebook|twitter|x|linkedin|whats ?app|telegram|e-?mail|pinterest|reddit|instagram|mastodon|bluesky|threads|tumblr|pocket|xing|messenger|weibo|wechat|line|hatena|print|copy link|微博|微信|はてな|メール)`;

const CHROME = [
  // Share and follow.
  /^(?:please )?(?:share|tweet|pin|save|print|e-?mail) (?:this|it|the)(?: (?:article|post|story|page|entry|link))?(?: (?:on|via|with|to|by|using) [^.!?]{1,80})?\s*[:!.]*$/i,
  new RegExp(
    String.raw`^(?:please )?(?:share|tweet)(?: (?:on|via|to|with) ${SOCIAL}(?:[\s,|/·•]+(?:and )?${SOCIAL})*)?\s*[:!.]*$`,
    'iu',
  ),
  /^(?:share|follow|teilen|partager|compartir|condividi|compartilhar|delen|シェア|分享到?)\s*[:：]\s*.{0,100}$/iu,
  new RegExp(
    String.raw`^(?:share (?:on|via) )?${SOCIAL}(?:[\s,|/·•]+(?:share (?:on|via) )?${SOCIAL}){2,}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:follow|find|like|connect with|join) (?:us|me|him|her|them)\b[^.!?]{0,30}\b(?:on|at|via) (?:our )?(?:${SOCIAL}|social media)(?=[^\p{L}]|$)[^.!?]{0,80}[.!]*$`,
    'iu',
  ),
  /^follow @?[\w.]+ (?:on|at) (?:twitter|facebook|instagram|mastodon|linkedin|x)\b[^.!?]{0,60}[.!]*$/i,
  /^(?:folgen sie uns|folge uns|suivez[- ]nous|síguenos|sígannos|seguici|siga-nos|volg ons)(?=\P{L})[^.!?]{0,80}[.!]*$/iu,
  /^(?:(?:diesen )?(?:artikel|beitrag) teilen|partage[rz] (?:cet|l['’]) ?article|comparte? (?:este artículo|esta noticia)|この記事をシェア(?:する)?|シェアする|分享(?:本文|这篇文章|到.{1,20})|转发)[^.!?。]{0,60}[.!。：:]*$/iu,
  // Cookies.
  /^(?:we|this (?:web)?site|our (?:web)?site)\b[^.]{0,20}\buses? cookies\b.{0,200}\b(?:experience|continu|agree|accept|consent|policy|settings)/i,
  /^(?:accept|reject|manage|allow)(?: all)? cookies[.!]?$/i,
  /^(?:diese (?:web)?seite|wir|unsere website) (?:verwende[nt]|nutz(?:t|en)) cookies(?=\P{L}|$).{0,180}$/iu,
  /^(?:ce site|nous) utilis(?:e|ons) des cookies(?=\P{L}|$).{0,180}$/iu,
  /^(?:este sitio(?: web)?|esta web|utilizamos) (?:utiliza |usa )?cookies(?=\P{L}|$).{0,180}$/iu,
  /^(?:当サイト|このサイト)(?:では|は).{0,20}(?:cookie|クッキー)を使用.{0,60}$/iu,
  /^本(?:网站|網站|站)使用\s?cookie.{0,60}$/iu,
  // Rights, rooms and doors of a page.
  /^(?:copyright )?(?:©|\(c\)|copyright) ?\d{4}\b[^.]{0,100}(?:\.\s*)?(?:all rights reserved\.?)?$/i,
  /^all rights reserved\.?$/i,
  /^advertisement(?:\s*[-–—]\s*(?:continue|scroll)\b.{0,60})?$/i,
  /^(?:skip to (?:main )?content|back to top|leave a (?:comment|reply)|post a comment|continue reading(?: below)?\s*[→»…]*|scroll to continue|click here to (?:subscribe|sign up|comment))[.!]?$/i,
];

/** What a newsletter is called. */
const LETTER = `(?:newsletters?|news ?letters?|mailing ?lists?|e-?mail (?:list|updates|alerts|newsletter)|(?:latest|breaking|daily|weekly) (?:news|updates|posts|stories|articles)|(?:news|free|regular|e-?mail) updates|inbox|digest)`;

const SIGN_UP = [
  // English
  new RegExp(
    String.raw`^(?:please |and |or |to )?(?:sign[- ]?up|subscribe|register|join)\b.{0,90}\b${LETTER}\b.{0,90}$`,
    'i',
  ),
  /^(?:sign up|subscribe)(?: (?:now|today|here|for free|to our (?:blog|channel|podcast|feed|site)))+[.!]*$/i,
  /^(?:get|receive)\b.{0,90}\b(?:in|to) your inbox\b.{0,60}$/i,
  /^(?:never|don['’]t) miss (?:a|an|another|out on)\b.{0,30}\b(?:story|post|update|article|news)\b.{0,60}$/i,
  /^(?:enter|type|submit) your e-?mail(?: address)?\b.{0,90}$/i,
  /^(?:thanks|thank you) for (?:subscribing|signing up)\b.{0,60}$/i,
  /^by (?:submitting|clicking|subscribing|signing up|continuing|registering|providing|entering)\b.{0,140}\b(?:agree|accept|consent)\b.{0,100}$/i,
  /^i (?:have read and )?(?:agree|consent) to (?:the|your|these|receive)\b.{0,120}$/i,
  /^(?:you (?:can|may) )?unsubscribe at any ?time\b.{0,80}$/i,
  /^(?:we (?:respect|value|care about) your privacy|we(?:['’]ll| will) never (?:share|sell|spam)|no spam\b).{0,90}$/i,
  /^this site is protected by recaptcha\b.{0,140}$/i,
  // German
  /^(?:melden sie sich|melde dich|abonnieren sie|abonniere|jetzt|registrieren sie sich|tragen sie sich|hier)(?=\P{L}).{0,90}(?:newsletter|verteiler|nachrichten).{0,60}$/iu,
  /^newsletter (?:abonnieren|bestellen|anmelden)[.!]?$/i,
  /^(?:mit|durch)(?: dem| der| das| ihrer)? (?:absenden|abschicken|anmeldung|klick(?:en)?|registrierung)(?=\P{L}).{0,140}(?:stimme|akzeptiere|einverstanden).{0,90}$/iu,
  // French
  /^(?:inscrivez[- ]vous|abonnez[- ]vous|recevez)(?=\P{L}).{0,100}(?:newsletter|lettre d['’]information|infolettre|actualités|nouvelles).{0,60}$/iu,
  /^en (?:soumettant|cliquant|validant|vous inscrivant|envoyant)(?=\P{L}).{0,140}(?:accepte|consens).{0,90}$/iu,
  // Spanish, Italian, Portuguese, Dutch
  /^(?:suscríb(?:ete|ase)|regístr(?:ate|ese)|apúntate|recibe)(?=\P{L}).{0,100}(?:boletín|newsletter|noticias|novedades).{0,60}$/iu,
  /^al (?:enviar|hacer clic|suscribirte|registrarte)(?=\P{L}).{0,140}(?:acept[oa]s?).{0,90}$/iu,
  /^(?:iscriviti|abbonati|inscreva-se|assine|schrijf je in|meld je aan)(?=\P{L}).{0,100}(?:newsletter|nieuwsbrief|notícias|notizie|boletim).{0,60}$/iu,
  // Japanese, Chinese, Korean
  /^.{0,40}(?:ニュースレター|メールマガジン|メルマガ).{0,30}(?:登録|購読|お申し込み).{0,30}$/u,
  /^.{0,40}(?:送信|登録|クリック).{0,30}(?:利用規約|規約|プライバシーポリシー).{0,20}同意.{0,20}$/u,
  /^.{0,30}(?:订阅|訂閱|注册|註冊).{0,30}(?:通讯|通訊|电子报|電子報|邮件|郵件|最新消息|最新资讯|新闻|新聞|公众号).{0,30}$/u,
  /^.{0,40}(?:提交|点击|點擊|订阅|訂閱).{0,30}同意.{0,30}(?:条款|條款|政策|协议|協議).{0,20}$/u,
  /^.{0,40}뉴스레터.{0,20}(?:구독|신청|가입).{0,30}$/u,
];
