/** English: function words, and what is left of contractions without their apostrophes. */
export const en = `a about above after again against all also am an and any are aren arent as at be because been before
being below between both but by can cannot cant could couldn couldnt did didn didnt do does doesn doesnt doing don done
dont down during each either else etc ever every few for from further had hadn hadnt has hasn hasnt have haven havent
having he her here hers herself him himself his how however i id if im in into is isn isnt it its itself ive just let
lets may me might more most must my myself no nor not now of off on once only or other ought our ours ourselves out over
own per same shall shan she should shouldn shouldnt so some such than that thats the their theirs them themselves then
there these they theyre theyve this those through thru to too under until up upon us very via was wasn wasnt we were
weren werent weve what whats when where whether which while who whom whose why will with within without won wont would
wouldn wouldnt yet you youd youll your youre yours yourself yourselves youve`;
