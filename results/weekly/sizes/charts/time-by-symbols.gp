# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'weekly: filter grows with the square of symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.824 to screen 0.818,0.824 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.805,0.824 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'filter' at screen 0.826,0.824 left front textcolor rgb '#000000'
set label 8 'slope 1.92, end 1.99' at screen 0.826,0.799 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.780,0.443 to screen 0.792,0.482 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 3 from screen 0.792,0.482 to screen 0.818,0.482 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.805,0.482 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'partition' at screen 0.826,0.482 left front textcolor rgb '#000000'
set label 11 'slope 0.91, end 1.20' at screen 0.826,0.457 left front font ',10' textcolor rgb '#555555'
set arrow 4 from screen 0.780,0.437 to screen 0.792,0.422 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 5 from screen 0.792,0.422 to screen 0.818,0.422 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 12 '' at screen 0.805,0.422 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 13 'partition-f32' at screen 0.826,0.422 left front textcolor rgb '#000000'
set label 14 'slope 0.84, end 1.28' at screen 0.826,0.397 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.000419093220115:3.45852859712]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
$series1bars << END
50.0 0.002804272 0.002573819 0.003752446
100.0 0.0092802515 0.008505035 0.010525789
200.0 0.034316488 0.034067521 0.035409483
400.0 0.1331179285 0.129937891 0.167110433
800.0 0.533689447 0.516719361 0.599762419
1600.0 2.0987587835 2.056666604 2.133411078
END
$series1 << END
50.0 0.002804272
100.0 0.0092802515
200.0 0.034316488
400.0 0.1331179285
800.0 0.533689447
1600.0 2.0987587835
END
$series2bars << END
50.0 0.0007360675 0.000679403 0.000811981
100.0 0.0008305545 0.000780615 0.000982756
200.0 0.00171612 0.001577393 0.001935678
400.0 0.003798716 0.003692467 0.004011363
800.0 0.0070758385 0.007016946 0.007336503
1600.0 0.014337484 0.014178076 0.014416282
END
$series2 << END
50.0 0.0007360675
100.0 0.0008305545
200.0 0.00171612
400.0 0.003798716
800.0 0.0070758385
1600.0 0.014337484
END
$series3bars << END
50.0 0.0009535025 0.000896377 0.000991509
100.0 0.0007548155 0.000741646 0.000868696
200.0 0.001703446 0.001579006 0.001862949
400.0 0.003465709 0.003377107 0.004067337
800.0 0.006554661 0.006323782 0.008513628
1600.0 0.013217734 0.013009083 0.013558873
END
$series3 << END
50.0 0.0009535025
100.0 0.0007548155
200.0 0.001703446
400.0 0.003465709
800.0 0.006554661
1600.0 0.013217734
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
