# Needs gnuplot 5.4 or newer. Run: gnuplot plan-frontier.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'plan-frontier.svg'
set lmargin at screen 0.100
set rmargin at screen 0.694
set tmargin at screen 0.841
set bmargin at screen 0.181
set label 'Time by cost' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'no row has a 95 % chance of 800 ms, though some may meet it; likeliest: 3 workers on 3 cores: 715 ms [477 ms, 1.04 s],' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label '72 % chance of the deadline, 92.5 MiB, 0.0000298 a run; simulated, beyond the measured cores' at screen 0.02,0.878 left front font ',12' textcolor rgb '#555555'
set label 'Simulated: 5 recorded runs replayed on virtual cores, slowdown measured on 2 cores; no row was measured.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'Dashed: beyond the measured cores.' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'cost of a run'
set xrange [0.0:0.000275897283115]
set xtics ('0.00000' 0.0, '0.00005' 5e-05, '0.00010' 0.0001, '0.00015' 0.00015, '0.00020' 0.0002, '0.00025' 0.00025)
set ylabel 'time'
set yrange [0.0:1.37813292164]
set ytics ('0.0 s' 0.0, '0.5 s' 0.5, '1.0 s' 1.0)
set key at screen 0.704, screen 0.841 left top Left reverse vertical samplen 2.5 spacing 1.35
$guide << END
1.03784925139e-05 0.8
0.000255460447328 0.8
END
$curve1band << END
1.03784925139e-05 0.517517822316 1.0789671812
2.00979481146e-05 0.499589617692 1.04789973792
2.98123481257e-05 0.476748973336 1.04256834148
3.95857566868e-05 0.467340636492 1.05595579478
4.93974093348e-05 0.462396351742 1.07040951539
5.92312080769e-05 0.459237534694 1.08493680111
6.90400220063e-05 0.456895598425 1.09784679106
7.88542532746e-05 0.455119868125 1.11059936818
8.86802988629e-05 0.454727664337 1.12275059407
9.84814558304e-05 0.454261525657 1.13396063887
0.000108299435914 0.453931298321 1.14518745878
0.000118135019358 0.453750582062 1.15618102326
0.000127971795595 0.453558255155 1.1667621401
0.000137807182416 0.453412580817 1.17710776754
0.000147537070143 0.453003928875 1.18545886777
0.000157369913792 0.452969672218 1.19500982244
0.000167202636261 0.452871424822 1.20438099988
0.000177029289054 0.452700813366 1.21348488371
0.000186860500353 0.452668960229 1.22217483525
0.000196692501384 0.452648352845 1.23071043457
0.000206526382412 0.452616964383 1.23905426605
0.000216357107485 0.452563139452 1.2472495035
0.000226191088706 0.452524776405 1.25530309765
0.000236022495224 0.452322249272 1.26331730825
0.000245854609084 0.452262826168 1.27098993063
0.000255460447328 0.45187786104 1.27604900152
END
$curve1within << END
1.03784925139e-05 0.747251461
2.00979481146e-05 0.723526132127
END
$curve1beyond << END
2.00979481146e-05 0.723526132127
2.98123481257e-05 0.715496355016
3.95857566868e-05 0.712543620362
4.93974093348e-05 0.711322694421
5.92312080769e-05 0.710774496922
6.90400220063e-05 0.710125940636
7.88542532746e-05 0.709688279471
8.86802988629e-05 0.709442390903
9.84814558304e-05 0.709066481979
0.000108299435914 0.708869035072
0.000118135019358 0.708810116146
0.000127971795595 0.708766867911
0.000137807182416 0.708722652426
0.000147537070143 0.708177936687
0.000157369913792 0.708164612064
0.000167202636261 0.708152341811
0.000177029289054 0.708117156217
0.000186860500353 0.708102948705
0.000196692501384 0.708093004984
0.000206526382412 0.708090453984
0.000216357107485 0.708077806316
0.000226191088706 0.7080764516
0.000236022495224 0.708067485671
0.000245854609084 0.708061274161
0.000255460447328 0.707428931063
END
$series1bars << END
1.03784925139e-05 0.747251461 0.517517822316 1.0789671812
END
$series1 << END
1.03784925139e-05 0.747251461
END
$series2bars << END
1.03784925139e-05 0.747251461 0.517517822316 1.0789671812
END
$series2 << END
1.03784925139e-05 0.747251461
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' title 'deadline', \
  $curve1band using 1:2:3 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.15 noborder title 'band of the curve', \
  $curve1within using 1:2 with lines linewidth 2 linecolor rgb '#D55E00' title 'simulated, with band', \
  $curve1beyond using 1:2 with lines dashtype (8,5) linewidth 2 linecolor rgb '#D55E00' title 'beyond what was measured', \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with points pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'cheapest at the centre: 1 core', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with points pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'knee: 1 core'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'plan-frontier.png'
replot
set output
