/** Given names that end as surnames do, of the languages written in Cyrillic; none of these is taken for a surname. */
const GIVEN_LIKE_SURNAMES = `
  авелина августин августина аделина адриян азалина аида айлин айсын айтолкын акулина алевтина алина алтын альбина
  амалина амин амина ангелина анжелина антонин антонина апполинария арин арина аян балдуин баян бенджамин бернардина
  богдан боян валентин валентина валериян валерьян василина вениамин веньямин веселин веселина викентин виталина
  владилен галина гаян георгина гергина гюльсин дамиян дамян дамьян дарвин дарина дарьян демьян деян джасмин джастин
  дина добрина евангелина евгелина евелина екатерина елина емельян емилиян ерназын жаклин жасмин жозефина залина зарина
  златина зина иванина илиян илина имин инна иосиф ирина иустин иустина иустиниан калина калоян капитолина карин карина
  каролина касьян катарина катерина катрин кевин келвин киприян клементина константин константина констадин корина
  кристин кристина кристиян крыстина ксенина лев леонтина леонтин лилиян лина лукиян лукьян магдалина мадина мадлен
  малина марин марина маркиян мартин мартина мартын марьян мелина милина мина момчин муслим насрин нина огнян октябрина
  павлина паулина петрина полина прасковина рамин рамина раян регина рина робин розалина румян румяна руфина сабина
  самина себастьян севастьян севдалина северин северина северьян селин селина серафимина сорин сорина стефанина стоян
  таян тина толкын триян фабиян фаина фарина фатин фатина флорентина флориан флориян францина харитина христин христина
  цветелина целестина шахин ширин эвангелина эвелина эдвин элина эльвин эльвина эмилин эмилиян эмин эмина эрвин
  эрнестина юлиян юстин юстина яков иаков якуб яна ян ясин ясина ясмин ясмина ева
`;

/** Others that are common in Russian and the languages around it. */
const GIVEN = `
  александр александра алексей алексеи алена алеся алиса алла анастасия анатолий ангел андрей анжела анжелика анна
  антон анфиса аркадий арсен арсений артем артур ася белла богдан борис вадим валерий валерия варвара василий василиса
  вера вероника виктор виктория виталий влад владимир владислав всеволод вячеслав гарик геннадий георгий герман глеб
  григорий гузель гульнара давид дамир дана данила даниил дарья денис диана дмитрий ева евгений евгения егор елена
  елизавета ефим жанна захар злата зоя иван игнат игорь изабелла илона ильдар илья инга инесса иннокентий иосиф ия
  камила кира кирилл клавдия клара ксения лариса лев леонид лера лиана лидия лилия лиля любовь людмила майя макар максим
  маргарита мария марк марта матвей милана мирон мирослава михаил надежда назар наталия наталья наташа ника никита
  никифор николай нонна оксана олег олеся ольга павел петр платон прохор рада раиса рамиль рената ренат римма ринат
  роман ростислав рудольф руслан рустам савелий светлана святослав семен серафима сергей снежана софия софья станислав
  степан тамара таисия тарас татьяна тимофей тимур ульяна федор феликс филипп эдуард элеонора эльвира эльдар эльмира
  эмма эрик юлия юрий яна ярослав саша паша маша даша лена оля таня катя аня ваня петя вася коля миша леша дима женя
  света юля настя наташа вова слава костя вика олександр олексій андрій сергій дмитро михайло микола василь олена
  наталія тетяна оксана ірина юлія марія ганна катерина софія володимир павло петро юрій євген ігор роман тарас
  айгуль айгерим асель алия арман бауыржан ерлан нурлан данияр мадияр динара жанар сауле салтанат
`;

/** Elsewhere; before a comma these are no surname. */
const GIVEN_ELSEWHERE = `
  adam alan albert alex alexander alice amanda amy ana andrea andreas andrew anna anne anthony antonio barbara ben bob
  carlos carol catherine charles charlotte chris christian christine claire daniel david diana dmitry elena elizabeth
  emily emma eric eva francesco frank fred george giulia grace hannah hans helen henry igor ivan jack jacob jakub james
  jan jane jean jennifer jessica jim joe john jonas jose joseph juan julia julie karen kate katharina kevin klaus
  krzysztof laura lisa lucas luis marco maria marie mark marta martin mary matthew max michael michal miguel monika
  natalia nicolas nina olga oliver olivia pablo patricia paul pedro peter philip pierre piotr robert roberto sara sarah
  sergey simon sofia stefan stephen steve susan thomas tim tom tomasz victor vladimir william
`;

/** Words that stand where a name is asked for, and make what is beside them no part of one. */
const NO_NAMES = `
  ооо зао оао пао ип тоо фоп чп ао нко тов господин госпожа гражданин гражданка доктор менеджер магазин салон студия
  компания фирма школа клиника отдел админ клиент заявка тест дизайн ателье мастер директор семья группа кафе аптека
  gmbh ltd llc inc plc srl spa bv nv ag kg oy ab as sa sas sarl sro doo ooo jr sr phd md mba ceo cto cfo coo esq usa
  company studio shop team family group office manager director test herr frau mr mrs ms miss mx dr prof mme mlle monsieur
  madame pan pani sr sra signor signora
`;

/** Surnames of peoples that write them first; a label in another language does not turn that round. */
const FIRST_ELSEWHERE = `
  nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly kovacs nagy toth szabo horvath varga kiss molnar
  nemeth farkas balogh papp takacs juhasz lakatos meszaros olah simon racz fekete szilagyi kim lee park choi jung jeong
  kang cho yoon jang lim han oh seo shin kwon hwang ahn song hong wang li zhang liu chen yang huang zhao wu zhou xu sun
  ma zhu hu guo he gao lin luo sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada
  sasaki yamaguchi matsumoto inoue kimura
`;

/** Lists of what is known of the names that people have; packed compressed. */
export const PERSON_NAMES = {
  given: `${GIVEN_LIKE_SURNAMES} ${GIVEN}`,
  elsewhere: GIVEN_ELSEWHERE,
  noNames: NO_NAMES,
  firstElsewhere: FIRST_ELSEWHERE,
};
