# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.237
set label 1 'storage: CPU-time inflation by workers, oversubscribed on 2 CPUs' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 pairs of runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: workers=1.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.772,0.712 to screen 0.784,0.761 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 2 from screen 0.784,0.761 to screen 0.810,0.761 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 8 '' at screen 0.797,0.761 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 9 'wal · immediate' at screen 0.818,0.761 left front textcolor rgb '#000000'
set arrow 3 from screen 0.772,0.696 to screen 0.784,0.728 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9'
set arrow 4 from screen 0.784,0.728 to screen 0.810,0.728 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 10 '' at screen 0.797,0.728 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 11 'wal-tuned · immediate' at screen 0.818,0.728 left front textcolor rgb '#000000'
set arrow 5 from screen 0.772,0.677 to screen 0.784,0.695 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#E69F00'
set arrow 6 from screen 0.784,0.695 to screen 0.810,0.695 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 12 '' at screen 0.797,0.695 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 13 'wal-tuned · deferred' at screen 0.818,0.695 left front textcolor rgb '#000000'
set arrow 7 from screen 0.772,0.677 to screen 0.784,0.661 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 8 from screen 0.784,0.661 to screen 0.810,0.661 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 14 '' at screen 0.797,0.661 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 15 'wal · deferred' at screen 0.818,0.661 left front textcolor rgb '#000000'
set arrow 9 from screen 0.772,0.668 to screen 0.784,0.628 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 10 from screen 0.784,0.628 to screen 0.810,0.628 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 16 '' at screen 0.797,0.628 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 17 'default · immediate' at screen 0.818,0.628 left front textcolor rgb '#000000'
set arrow 11 from screen 0.772,0.631 to screen 0.784,0.595 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 12 from screen 0.784,0.595 to screen 0.810,0.595 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 18 '' at screen 0.797,0.595 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 19 'default · deferred' at screen 0.818,0.595 left front textcolor rgb '#000000'
set arrow 13 from screen 0.784,0.562 to screen 0.810,0.562 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 20 'no inflation' at screen 0.818,0.562 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'CPU time / CPU time of the reference'
set yrange [0.0:1.84408427101]
set ytics ('×0.0' 0.0, '×0.5' 0.5, '×1.0' 1.0, '×1.5' 1.5)
$guide << END
1.0 1.0
16.0 1.0
END
$series1bars << END
2.0 0.951013351497 0.800035974707 1.13048215745
4.0 1.09355480551 1.03810551658 1.15196585853
8.0 1.09236960265 1.00677984863 1.18523563062
16.0 1.18839925699 1.05513815671 1.33849087442
END
$series1 << END
1.0 1.0
2.0 0.951013351497
4.0 1.09355480551
8.0 1.09236960265
16.0 1.18839925699
END
$series1open << END
4.0 1.09355480551
8.0 1.09236960265
16.0 1.18839925699
END
$series2bars << END
2.0 1.07616877755 1.01179645671 1.14463658189
4.0 1.11518370225 1.0952277311 1.13550328799
8.0 1.05277562089 0.99479098652 1.11414007863
16.0 1.29986715932 1.26857615462 1.33192999548
END
$series2 << END
1.0 1.0
2.0 1.07616877755
4.0 1.11518370225
8.0 1.05277562089
16.0 1.29986715932
END
$series2open << END
4.0 1.11518370225
8.0 1.05277562089
16.0 1.29986715932
END
$series3bars << END
2.0 1.21172471749 1.193025578 1.2307169419
4.0 1.16220115405 1.14175435901 1.18301411492
8.0 1.13611151761 1.12608495276 1.14622735815
16.0 1.32541391173 1.3218757201 1.32896157383
END
$series3 << END
1.0 1.0
2.0 1.21172471749
4.0 1.16220115405
8.0 1.13611151761
16.0 1.32541391173
END
$series3open << END
4.0 1.16220115405
8.0 1.13611151761
16.0 1.32541391173
END
$series4bars << END
2.0 1.17935917762 1.15006389991 1.2094006863
4.0 0.908603592245 0.840586533934 0.982124331657
8.0 1.10426704 1.05961216184 1.15080379364
16.0 1.43100946049 1.19930046412 1.70748543612
END
$series4 << END
1.0 1.0
2.0 1.17935917762
4.0 0.908603592245
8.0 1.10426704
16.0 1.43100946049
END
$series4open << END
4.0 0.908603592245
8.0 1.10426704
16.0 1.43100946049
END
$series5bars << END
2.0 1.11822415735 1.08165217391 1.15603268428
4.0 1.02384371676 0.974530598053 1.07565217391
8.0 1.11782326847 1.06615090403 1.172
16.0 1.32608262643 1.31154381085 1.3407826087
END
$series5 << END
1.0 1.0
2.0 1.11822415735
4.0 1.02384371676
8.0 1.11782326847
16.0 1.32608262643
END
$series5open << END
4.0 1.02384371676
8.0 1.11782326847
16.0 1.32608262643
END
$series6bars << END
2.0 1.16934583188 1.12332902113 1.21724770642
4.0 1.03904730768 0.991979301423 1.08834862385
8.0 1.34165340705 1.09874946097 1.63825688073
16.0 1.38288753089 1.3704587156 1.39542906425
END
$series6 << END
1.0 1.0
2.0 1.16934583188
4.0 1.03904730768
8.0 1.34165340705
16.0 1.38288753089
END
$series6open << END
4.0 1.03904730768
8.0 1.34165340705
16.0 1.38288753089
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series3open using 1:2 with points pointtype 9 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series3open using 1:2 with points pointtype 8 pointsize 1.1 linewidth 1.5 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series4open using 1:2 with points pointtype 11 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series4open using 1:2 with points pointtype 10 pointsize 1.1 linewidth 1.5 linecolor rgb '#CC79A7' notitle, \
  $series5bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#E69F00' notitle, \
  $series5 using 1:2 with linespoints pointtype 13 pointsize 1.1 linewidth 1.8 linecolor rgb '#E69F00' notitle, \
  $series5open using 1:2 with points pointtype 13 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series5open using 1:2 with points pointtype 12 pointsize 1.1 linewidth 1.5 linecolor rgb '#E69F00' notitle, \
  $series6bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#56B4E9' notitle, \
  $series6 using 1:2 with linespoints pointtype 15 pointsize 1.1 linewidth 1.8 linecolor rgb '#56B4E9' notitle, \
  $series6open using 1:2 with points pointtype 15 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series6open using 1:2 with points pointtype 14 pointsize 1.1 linewidth 1.5 linecolor rgb '#56B4E9' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
