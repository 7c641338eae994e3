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
set label 2 '3 workers on 3 cores: 479 ms [422 ms, 532 ms], > 99 % chance of the deadline, 112 MiB, 0.0000200 a run; simulated,' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'beyond the measured cores' at screen 0.02,0.878 left front font ',12' textcolor rgb '#555555'
set label 4 'Simulated: 5 recorded runs replayed on virtual cores, slowdown measured on 2 cores; no row was measured.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'Shaded: the band. Dashed: beyond the measured cores.' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 '' at screen 0.782,0.751 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 7 'knee: 1 core' at screen 0.803,0.751 left front textcolor rgb '#000000'
set arrow 1 from screen 0.757,0.704 to screen 0.769,0.715 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#888888'
set arrow 2 from screen 0.769,0.715 to screen 0.795,0.715 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 8 'deadline' at screen 0.803,0.715 left front textcolor rgb '#000000'
set label 9 '' at screen 0.782,0.680 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'cheapest at the centre:' at screen 0.803,0.680 left front textcolor rgb '#000000'
set label 11 '2 cores' at screen 0.803,0.649 left front textcolor rgb '#000000'
set label 12 '' at screen 0.782,0.614 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 13 'recommended: 3 cores' at screen 0.803,0.614 left front textcolor rgb '#000000'
set arrow 3 from screen 0.757,0.597 to screen 0.769,0.578 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set object rectangle from screen 0.769,0.566 to screen 0.795,0.590 front fillcolor rgb '#D55E00' fillstyle transparent solid 0.15 noborder
set arrow 4 from screen 0.769,0.578 to screen 0.795,0.578 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 14 'simulated, with band' at screen 0.803,0.578 left front textcolor rgb '#000000'
set xlabel 'cost of a run'
set xrange [0.0:0.000164340866102]
set xtics ('0' 0.0, '0.00005' 5e-05, '0.00010' 0.0001, '0.00015' 0.00015)
set ylabel 'time'
set yrange [0.0:0.694632124001]
set ytics ('0 ms' 0.0, '200 ms' 0.2, '400 ms' 0.4, '600 ms' 0.6)
$guide << END
7.99046918056e-06 0.55
0.000152167468613 0.55
END
$curve1band << END
7.99046918056e-06 0.514610266335 0.643177892594
1.39476566469e-05 0.432591152307 0.582813850617
1.99522521015e-05 0.422212710871 0.531638931124
2.59680176804e-05 0.412056603199 0.520509635594
3.19146139559e-05 0.405012103199 0.512662316075
3.79806019439e-05 0.401765123145 0.509045053619
4.4028391288e-05 0.399093552296 0.506476580288
5.00131987666e-05 0.396631153242 0.503788018318
5.59965565136e-05 0.394791437575 0.501600732576
6.19094419073e-05 0.392764514948 0.499280508684
6.79667069174e-05 0.392013185111 0.498630564296
7.40145764123e-05 0.391440791852 0.497922582311
7.99942280135e-05 0.390253626388 0.497225017668
8.60224335326e-05 0.389792890305 0.496620447178
9.21024928965e-05 0.389533720067 0.496576428387
9.81552173432e-05 0.38916386696 0.496418472575
0.000103964939007 0.387737014129 0.49496207707
0.000110018835426 0.387543387649 0.494904255715
0.000116112582651 0.387431478783 0.495187753226
0.000122191254634 0.387440124242 0.495191109064
0.000128152224386 0.387044445646 0.494631047491
0.000134238361587 0.387023437264 0.494803759628
0.000140270858603 0.38678965893 0.49478748669
0.000146288296021 0.386542462755 0.494701572347
0.000152167468613 0.386099741419 0.493820799555
END
$curve1within << END
7.99046918056e-06 0.575313781
1.39476566469e-05 0.502115639289
END
$curve1beyond << END
1.39476566469e-05 0.502115639289
1.99522521015e-05 0.478854050437
2.59680176804e-05 0.467424318248
3.19146139559e-05 0.459570440965
3.79806019439e-05 0.455767223327
4.4028391288e-05 0.452863453248
5.00131987666e-05 0.450118788899
5.59965565136e-05 0.447972452109
6.19094419073e-05 0.445747981733
6.79667069174e-05 0.444872990732
7.40145764123e-05 0.444087458474
7.99942280135e-05 0.443044955152
8.60224335326e-05 0.442401086739
9.21024928965e-05 0.442091965903
9.81552173432e-05 0.441698478044
0.000103964939007 0.440322094618
0.000110018835426 0.440075341705
0.000116112582651 0.440005576361
0.000122191254634 0.439888516681
0.000128152224386 0.439379055038
0.000134238361587 0.439325547012
0.000140270858603 0.439108774757
0.000146288296021 0.438864888063
0.000152167468613 0.438242309606
END
$series1bars << END
1.99522521015e-05 0.478854050437 0.422212710871 0.531638931124
END
$series1 << END
1.99522521015e-05 0.478854050437
END
$series2bars << END
1.39476566469e-05 0.502115639289 0.432591152307 0.582813850617
END
$series2 << END
1.39476566469e-05 0.502115639289
END
$series3bars << END
7.99046918056e-06 0.575313781 0.514610266335 0.643177892594
END
$series3 << END
7.99046918056e-06 0.575313781
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
  $series3 using 1:2 with points pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'plan-frontier.png'
replot
set output
