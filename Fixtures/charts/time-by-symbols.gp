# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.811
set bmargin at screen 0.209
set label 1 'weekly: filter grows with the square of symbols, partition and' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'partition-f32 linearly' at screen 0.02,0.917 left front font ',17' textcolor rgb '#000000'
set label 3 'median of n = 10 runs a point · bars: 95 % interval' at screen 0.02,0.872 left front font ',12' textcolor rgb '#555555'
set label 4 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'Without a good run: variant=copy-all, symbols=1600 (memory-limit).' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'Machine: made up' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant' at screen 0.792,0.833 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.789 to screen 0.818,0.789 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 8 '' at screen 0.805,0.789 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 9 'filter' at screen 0.826,0.789 left front textcolor rgb '#000000'
set label 10 'slope 2.00, end 2.00' at screen 0.826,0.766 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.792,0.734 to screen 0.818,0.734 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 11 '' at screen 0.805,0.734 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 12 'copy-all' at screen 0.826,0.734 left front textcolor rgb '#000000'
set arrow 3 from screen 0.780,0.596 to screen 0.792,0.622 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 4 from screen 0.792,0.622 to screen 0.818,0.622 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 13 '' at screen 0.805,0.622 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 14 'partition' at screen 0.826,0.622 left front textcolor rgb '#000000'
set label 15 'slope 1.00, end 1.00' at screen 0.826,0.600 left front font ',10' textcolor rgb '#555555'
set arrow 5 from screen 0.780,0.572 to screen 0.792,0.568 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 6 from screen 0.792,0.568 to screen 0.818,0.568 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 16 '' at screen 0.805,0.568 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 17 'partition-f32' at screen 0.826,0.568 left front textcolor rgb '#000000'
set label 18 'slope 1.00, end 1.00' at screen 0.826,0.545 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set label 19 'wall time (log scale)' at screen 0.024,0.510 center front textcolor rgb '#000000' rotate by 90
set logscale y
set yrange [0.00065960055128:1.60234418656]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
$series1bars << END
50.0 0.00101914905012 0.00100148795724 0.0010378238821
100.0 0.00411407586575 0.00407836413383 0.00419101187706
200.0 0.0164055880547 0.016330827179 0.0165119651222
400.0 0.0664504508209 0.0646917550659 0.0675832673645
800.0 0.262011255035 0.257884499512 0.270389450378
1600.0 1.0470668689 1.02691655884 1.05533681274
END
$series1 << END
50.0 0.00101914905012
100.0 0.00411407586575
200.0 0.0164055880547
400.0 0.0664504508209
800.0 0.262011255035
1600.0 1.0470668689
END
$series2bars << END
50.0 0.00230837095276 0.00227453833401 0.0023766395545
100.0 0.00928536855876 0.00905314072967 0.00947466647387
200.0 0.0372897768545 0.0369666537952 0.0375970789576
400.0 0.148275292168 0.144889776192 0.151782697678
800.0 0.591754311104 0.577643831406 0.60486210022
END
$series2 << END
50.0 0.00230837095276
100.0 0.00928536855876
200.0 0.0372897768545
400.0 0.148275292168
800.0 0.591754311104
END
$series3bars << END
50.0 0.0031277661252 0.0030738970685 0.00316723045349
100.0 0.0061725424397 0.00605416646004 0.00628334695101
200.0 0.0124195057726 0.0120269601917 0.0125591843605
400.0 0.0246930067205 0.0243074502468 0.0253269614983
800.0 0.0497411809158 0.0490185304642 0.0502994583893
1600.0 0.099014157486 0.0967625091934 0.100251343346
END
$series3 << END
50.0 0.0031277661252
100.0 0.0061725424397
200.0 0.0124195057726
400.0 0.0246930067205
800.0 0.0497411809158
1600.0 0.099014157486
END
$series4bars << END
50.0 0.00231841387153 0.00225514896423 0.00237094663829
100.0 0.00463785717219 0.00451738906682 0.00475169229805
200.0 0.00927291645169 0.00917463366151 0.00948280245066
400.0 0.0187016401291 0.0181279222512 0.0189851612306
800.0 0.0370777512574 0.0362122746563 0.0376675546646
1600.0 0.0728700419998 0.0723132651043 0.0751394094372
END
$series4 << END
50.0 0.00231841387153
100.0 0.00463785717219
200.0 0.00927291645169
400.0 0.0187016401291
800.0 0.0370777512574
1600.0 0.0728700419998
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
