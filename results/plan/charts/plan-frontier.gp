# Needs gnuplot 5.4 or newer. Run: gnuplot plan-frontier.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'plan-frontier.svg'
set lmargin at screen 0.100
set rmargin at screen 0.757
set tmargin at screen 0.841
set bmargin at screen 0.181
set label 1 'Time by cost: traced' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 '3 workers on 3 cores: 514 ms [466 ms, 554 ms], 96 % chance of the deadline, 112 MiB, 0.0000214 a run; simulated,' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'beyond the measured cores' at screen 0.02,0.878 left front font ',12' textcolor rgb '#555555'
set label 4 'Simulated: 5 recorded runs replayed on virtual cores, slowdown measured on 2 cores.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'Shaded: the band. Dashed: beyond the measured cores.' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 '' at screen 0.782,0.810 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'measured' at screen 0.803,0.810 left front textcolor rgb '#000000'
set label 8 '' at screen 0.782,0.774 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 9 'knee: 1 core' at screen 0.803,0.774 left front textcolor rgb '#000000'
set arrow 1 from screen 0.757,0.725 to screen 0.769,0.739 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#888888'
set arrow 2 from screen 0.769,0.739 to screen 0.795,0.739 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 10 'deadline' at screen 0.803,0.739 left front textcolor rgb '#000000'
set label 11 '' at screen 0.782,0.703 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 12 'cheapest at the centre:' at screen 0.803,0.703 left front textcolor rgb '#000000'
set label 13 '2 cores' at screen 0.803,0.673 left front textcolor rgb '#000000'
set label 14 '' at screen 0.782,0.637 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 15 'recommended: 3 cores' at screen 0.803,0.637 left front textcolor rgb '#000000'
set arrow 3 from screen 0.757,0.635 to screen 0.769,0.601 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set object rectangle from screen 0.769,0.589 to screen 0.795,0.613 front fillcolor rgb '#D55E00' fillstyle transparent solid 0.15 noborder
set arrow 4 from screen 0.769,0.601 to screen 0.795,0.601 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 16 'simulated, with band' at screen 0.803,0.601 left front textcolor rgb '#000000'
set xlabel 'cost of a run'
set xrange [0.0:0.00017214962266]
set xtics ('0' 0.0, '0.00005' 5e-05, '0.00010' 0.0001, '0.00015' 0.00015)
set label 17 'time' at screen 0.024,0.511 center front textcolor rgb '#000000' rotate by 90
set yrange [0.0:0.667864455204]
set ytics ('0 ms' 0.0, '200 ms' 0.2, '400 ms' 0.4, '600 ms' 0.6)
$guide << END
8.07175748611e-06 0.55
0.000159397798759 0.55
END
$curve1band << END
8.07175748611e-06 0.543624061235 0.618393014077
1.42954731798e-05 0.45478175231 0.582370061912
2.14129933675e-05 0.465613442348 0.554432009711
2.77386294276e-05 0.451709015009 0.541333313107
3.3936401657e-05 0.441395338769 0.531563956972
4.03161132347e-05 0.437097811618 0.527169831742
4.6529356331e-05 0.432769503689 0.521529190361
5.29308484384e-05 0.429943824097 0.520817302708
5.90910839786e-05 0.426448152247 0.517199969667
6.52667787945e-05 0.423814086608 0.514363796219
7.1679865736e-05 0.423167752152 0.514178260618
7.81411693657e-05 0.422760247083 0.514642086808
8.40992581705e-05 0.420119195747 0.510720728494
9.04829703207e-05 0.41992144909 0.510513672496
9.69238233417e-05 0.419821038925 0.510997150936
0.000103336261221 0.419151113992 0.511791931028
0.000109141055461 0.416856210878 0.507807767276
0.000115467437784 0.416731103334 0.507477477586
0.000121841265923 0.416665140872 0.507625861516
0.000128200562352 0.416521426724 0.507744461226
0.000134594415123 0.416482215906 0.508083651935
0.000140993644806 0.416425048248 0.508490624487
0.000147391226779 0.41643140374 0.50880153285
0.000153783431483 0.416383813421 0.509102679446
0.000159397798759 0.415595994786 0.504158009715
END
$curve1within << END
8.07175748611e-06 0.581166539
1.42954731798e-05 0.514637034471
END
$curve1beyond << END
1.42954731798e-05 0.514637034471
2.14129933675e-05 0.513911840819
2.77386294276e-05 0.499295329696
3.3936401657e-05 0.48868418386
4.03161132347e-05 0.483793358817
4.6529356331e-05 0.478587665119
5.29308484384e-05 0.476377635946
5.90910839786e-05 0.472728671829
6.52667787945e-05 0.469920807321
7.1679865736e-05 0.469177302999
7.81411693657e-05 0.468847016194
8.40992581705e-05 0.465780506791
9.04829703207e-05 0.465340990221
9.69238233417e-05 0.46523435204
0.000103336261221 0.465013175495
0.000109141055461 0.462244470187
0.000115467437784 0.461869751136
0.000121841265923 0.461714270868
0.000128200562352 0.461522024467
0.000134594415123 0.461466566134
0.000140993644806 0.461433746637
0.000147391226779 0.461398622961
0.000153783431483 0.461350294449
0.000159397798759 0.459065660426
END
$series1bars << END
8.07175748611e-06 0.581166539 0.543624061235 0.618393014077
END
$series1 << END
8.07175748611e-06 0.581166539
END
$series2bars << END
2.14129933675e-05 0.513911840819 0.465613442348 0.554432009711
END
$series2 << END
2.14129933675e-05 0.513911840819
END
$series3bars << END
1.42954731798e-05 0.514637034471 0.45478175231 0.582370061912
END
$series3 << END
1.42954731798e-05 0.514637034471
END
$series4bars << END
8.07175748611e-06 0.581166539 0.543624061235 0.618393014077
END
$series4 << END
8.07175748611e-06 0.581166539
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $curve1band using 1:2:3 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.15 noborder notitle, \
  $curve1within using 1:2 with lines linewidth 2 linecolor rgb '#D55E00' notitle, \
  $curve1beyond using 1:2 with lines dashtype (8,5) linewidth 2 linecolor rgb '#D55E00' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with points pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with points pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with points pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with points pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'plan-frontier.png'
replot
set output
